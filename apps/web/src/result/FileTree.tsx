import { ChevronRight, FileCode2, FileJson, FileText, Folder, FolderOpen } from 'lucide-react';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWindow } from '../ui/useWindow.ts';
import styles from './Files.module.css';
import type { Line } from './file-tree.ts';
import { moveOf, typedTo } from './tree-moves.ts';

/** Height of one line, in px. */
const ROW = 26;
/** Ms after which typing begins anew. */
const TYPING = 700;

/** The files as a tree of which only the lines in sight are in the page. One tab stop; keys as in an editor. */
export function FileTree({
  lines,
  shown,
  label,
  onShow,
  onOpen,
}: {
  readonly lines: readonly Line[];
  /** Path of the file that is shown beside the tree. */
  readonly shown: string | undefined;
  readonly label: string;
  readonly onShow: (path: string) => void;
  readonly onOpen: (paths: readonly string[], open: boolean) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [active, setActive] = useState<string>();
  const { from, to } = useWindow(box, lines.length, ROW);
  const lineOf = (path: string | undefined): number => lines.findIndex(({ entry }) => entry.path === path);
  const shownAt = lineOf(shown);
  const activeAt = lineOf(active);
  const at = Math.max(activeAt < 0 ? shownAt : activeAt, 0);

  useLayoutEffect(() => reach(box.current, shownAt), [shownAt]);

  const goTo = (index: number): void => {
    setActive(lines[index]?.entry.path);
    reach(box.current, index);
  };
  const type = (letter: string): boolean => {
    const now = performance.now();
    const text = now - typed.current.at < TYPING ? typed.current.text + letter : letter;
    typed.current = { text, at: now };
    const index = typedTo(text, lines, at);
    if (index !== undefined) goTo(index);
    return true;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.key === ' ' && performance.now() - typed.current.at < TYPING;
    const move = typing ? undefined : moveOf(event.key, lines, at);
    if (move?.do === 'go') goTo(move.to);
    else if (move?.do === 'show') onShow(move.path);
    else if (move?.do === 'openAll') onOpen(move.paths, true);
    else if (move !== undefined) onOpen([move.path], move.do === 'open');
    else if (event.key.length !== 1 || !type(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const choose = (line: Line): void => {
    setActive(line.entry.path);
    if (line.entry.file === undefined) onOpen([line.entry.path], line.open === false);
    else onShow(line.entry.path);
  };

  const inPage = lines.slice(from, to).map((line, step) => ({ line, index: from + step }));
  const activeLine = lines[at];
  // The active line is always there, so that assistive technology finds it wherever the tree is scrolled to.
  if (activeLine !== undefined && (at < from || at >= to)) inPage.push({ line: activeLine, index: at });
  return (
    <div
      ref={box}
      className={styles['tree']}
      role="tree"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={activeLine === undefined ? undefined : `${id}-${at}`}
      onKeyDown={press}
    >
      <div className={styles['lines']} role="presentation" style={{ height: lines.length * ROW }}>
        {inPage.map(({ line, index }) => (
          <TreeLine
            key={line.entry.path}
            line={line}
            id={`${id}-${index}`}
            top={index * ROW}
            active={index === at}
            shown={line.entry.path === shown}
            files={line.entry.file === undefined ? t('result.fileCount', { count: line.entry.files }) : undefined}
            onPress={() => choose(line)}
          />
        ))}
      </div>
    </div>
  );
}

/** Scrolls no further than it takes to see a line. */
function reach(scroller: HTMLElement | null, index: number): void {
  if (scroller === null || index < 0) return;
  const top = index * ROW;
  const highest = top + ROW - scroller.clientHeight;
  scroller.scrollTop = Math.min(Math.max(scroller.scrollTop, highest), top);
}

const ICONS: Readonly<Record<string, typeof FileText>> = {
  ts: FileCode2,
  mjs: FileCode2,
  json: FileJson,
};

function TreeLine({
  line: { entry, level, place, of, open },
  id,
  top,
  active,
  shown,
  files,
  onPress,
}: {
  readonly line: Line;
  readonly id: string;
  readonly top: number;
  readonly active: boolean;
  readonly shown: boolean;
  readonly files: string | undefined;
  readonly onPress: () => void;
}) {
  const Icon =
    open === undefined ? (ICONS[/\.(\w+)$/.exec(entry.name)?.[1] ?? ''] ?? FileText) : open ? FolderOpen : Folder;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and points to its active line
    <div
      id={id}
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={open}
      aria-selected={shown}
      aria-label={files === undefined ? entry.name : `${entry.name}, ${files}`}
      className={styles['line']}
      data-active={active || undefined}
      style={{ top, paddingLeft: 8 + (level - 1) * 14 }}
      title={entry.path}
      onClick={onPress}
    >
      <ChevronRight size={14} aria-hidden="true" data-open={open} className={styles['chevron']} />
      <Icon size={15} aria-hidden="true" className={open === undefined ? styles['fileIcon'] : styles['folderIcon']} />
      <span className={styles['lineName']}>{entry.name}</span>
      {entry.file === undefined ? <small aria-hidden="true">{entry.files}</small> : null}
    </div>
  );
}
