import { Search } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useWorkshop } from '../board/index.ts';
import { removalOf } from '../canvas/actions.ts';
import { ActionMenu } from '../canvas/CanvasMenu.tsx';
import { reveal, useCanvas } from '../canvas/canvas-store.ts';
import { actionsFor } from '../canvas/menu-entries.ts';
import styles from './Outline.module.css';
import { OutlineRow, type RowActs } from './OutlineRow.tsx';
import { type GroupNames, linesOf, type OutlineLine, outlineOf } from './tree.ts';
import { type TreeMove, treeMove, typeahead } from './tree-keys.ts';
import { ROW_HEIGHT, useWindow } from './use-window.ts';

/** How long a pause ends what is typed to look for a line, in ms. */
const TYPING_PAUSE = 700;

/**
 * Every element of the board as a tree: the way to what the canvas only paints. Standing on a line makes its note live
 * and brings it into view; Enter renames, Delete deletes, Shift+F10 opens the actions.
 */
export function Outline({ stage, readOnly }: { readonly stage: number; readonly readOnly: boolean }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const lines = useLines(stage, closed, query);
  const fold = useCallback((key: string, shut: boolean): void => {
    setClosed((before) => {
      const next = new Set(before);
      if (shut) next.add(key);
      else next.delete(key);
      return next;
    });
  }, []);
  return (
    <div className={styles['outline']}>
      <label className={styles['filter']}>
        <Search size={14} aria-hidden="true" />
        <input
          type="search"
          value={query}
          aria-label={t('outline.search')}
          placeholder={t('outline.search')}
          onChange={(event) => setQuery(event.target.value)}
        />
      </label>
      {lines.length === 0 ? (
        <p className={styles['nothing']}>{t(query === '' ? 'outline.empty' : 'outline.nothing')}</p>
      ) : null}
      <Tree lines={lines} readOnly={readOnly} fold={fold} />
    </div>
  );
}

function useLines(stage: number, closed: ReadonlySet<string>, query: string): readonly OutlineLine[] {
  const board = useBoard();
  const { t } = useTranslation();
  const nodes = useMemo(() => {
    const names: GroupNames = {
      events: t('outline.group.events'),
      unordered: t('outline.group.unordered'),
      contexts: t('outline.group.contexts'),
      aggregates: t('outline.group.aggregates'),
      unassigned: t('outline.group.unassigned'),
    };
    return outlineOf(board, stage, names);
  }, [board, stage, t]);
  return useMemo(() => linesOf(nodes, closed, query), [nodes, closed, query]);
}

function Tree({
  lines,
  readOnly,
  fold,
}: {
  readonly lines: readonly OutlineLine[];
  readonly readOnly: boolean;
  readonly fold: (key: string, shut: boolean) => void;
}) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | undefined>();
  const [renaming, setRenaming] = useState<string | undefined>();
  const selection = useCanvas((state) => state.selection);
  // Where nobody has been yet, or the line is gone, the keyboard enters at the first.
  const at = Math.max(
    lines.findIndex((line) => line.node.key === current),
    0,
  );
  const { from, to } = useWindow(scroller, lines.length);
  const menu = useRowMenu(readOnly, setRenaming);
  const go = useGo(lines, scroller, setCurrent);
  const onKeyDown = useTreeKeys({ lines, at, readOnly, fold, go, setRenaming, openMenu: menu.open });
  const acts = useActs({ lines, readOnly, fold, go, setRenaming, openMenu: menu.open, scroller });
  const shown = lines.slice(from, to);
  // The line with the focus stays in the page while it is scrolled out of sight.
  const apart = at >= from && at < to ? undefined : lines[at];
  return (
    <div
      ref={scroller}
      className={styles['tree']}
      role="tree"
      aria-label={t('outline.label')}
      aria-multiselectable="true"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: lines.length * ROW_HEIGHT, position: 'relative' }}>
        {[...(apart === undefined ? [] : [apart]), ...shown].map((line) => {
          const index = line === apart ? at : from + shown.indexOf(line);
          const { key, id } = line.node;
          return (
            <OutlineRow
              key={key}
              line={line}
              top={index * ROW_HEIGHT}
              stop={index === at}
              selected={id !== undefined && selection.has(id)}
              renaming={renaming === key}
              acts={acts}
            />
          );
        })}
      </div>
      {menu.element}
    </div>
  );
}

/** What the lines call. It stays the same, so that a line is not rendered anew because another one changed. */
function useActs(now: {
  readonly lines: readonly OutlineLine[];
  readonly readOnly: boolean;
  readonly fold: (key: string, shut: boolean) => void;
  readonly go: (to: number, how?: 'press' | 'add') => void;
  readonly setRenaming: (key: string | undefined) => void;
  readonly openMenu: (id: string, at: { readonly x: number; readonly y: number }) => void;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
}): RowActs {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  return useMemo(() => {
    const find = (key: string) => latest.current.lines.find((line) => line.node.key === key);
    const go = (key: string, how: 'press' | 'add'): void =>
      latest.current.go(
        latest.current.lines.findIndex((line) => line.node.key === key),
        how,
      );
    const fold = (key: string): void => latest.current.fold(key, find(key)?.open === true);
    return {
      fold,
      press: (key, additive) => {
        go(key, additive ? 'add' : 'press');
        if (find(key)?.node.id === undefined) fold(key);
      },
      rename: (key) => {
        if (find(key)?.node.id !== undefined && !latest.current.readOnly) latest.current.setRenaming(key);
      },
      done: (key) => {
        latest.current.setRenaming(undefined);
        requestAnimationFrame(() => focusRow(latest.current.scroller.current, key));
      },
      menu: (key, at) => {
        const id = find(key)?.node.id;
        go(key, 'press');
        if (id !== undefined) latest.current.openMenu(id, at);
      },
    };
  }, []);
}

const rowOf = (scroller: HTMLElement | null, key: string): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;

const keyAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset['key'] : undefined;

function focusRow(scroller: HTMLElement | null, key: string): void {
  rowOf(scroller, key)?.focus({ preventScroll: true });
}

/** Moves the focus to a line, and the canvas to what the line stands for. */
function useGo(
  lines: readonly OutlineLine[],
  scroller: React.RefObject<HTMLDivElement | null>,
  setCurrent: (key: string) => void,
): (to: number, how?: 'press' | 'add') => void {
  const wish = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (wish.current === undefined) return;
    focusRow(scroller.current, wish.current);
    wish.current = undefined;
  });
  return (to, how) => {
    const line = lines[to];
    const element = scroller.current;
    if (line === undefined || element === null) return;
    const { key, id } = line.node;
    const top = to * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
    wish.current = key;
    setCurrent(key);
    if (id === undefined) return;
    if (how === 'add') {
      const selection = new Set(useCanvas.getState().selection);
      if (!selection.delete(id)) selection.add(id);
      useCanvas.setState({ selection });
    } else reveal(id, false);
  };
}

function useTreeKeys({
  lines,
  at: stop,
  readOnly,
  fold,
  go,
  setRenaming,
  openMenu,
}: {
  readonly lines: readonly OutlineLine[];
  readonly at: number;
  readonly readOnly: boolean;
  readonly fold: (key: string, shut: boolean) => void;
  readonly go: (to: number, how?: 'press' | 'add') => void;
  readonly setRenaming: (key: string | undefined) => void;
  readonly openMenu: (id: string, at: { readonly x: number; readonly y: number }) => void;
}): (event: KeyboardEvent<HTMLDivElement>) => void {
  const workshop = useWorkshop();
  const typed = useRef({ text: '', time: 0 });
  const carryOut = (move: TreeMove, at: number, element: HTMLElement): void => {
    const line = lines[at];
    const id = line?.node.id;
    if (move.do === 'go') go(move.to);
    if (move.do === 'open' || move.do === 'close') fold(move.key, move.do === 'close');
    if (id === undefined || line === undefined) return;
    if (move.do === 'menu') {
      const row = rowOf(element, line.node.key)?.getBoundingClientRect();
      openMenu(id, { x: (row?.left ?? 0) + 32, y: row?.bottom ?? 0 });
    }
    if (move.do === 'edit' && !readOnly) setRenaming(line.node.key);
    if (move.do !== 'remove' || readOnly) return;
    const { selection } = useCanvas.getState();
    const ids = selection.has(id) ? [...selection] : [id];
    // What stands next takes the place, and the focus.
    if (workshop.commit(removalOf(workshop.board, ids))) go(at === lines.length - 1 ? at - 1 : at + 1);
  };
  return (event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (event.key.toLowerCase() === 'z') {
        if (event.shiftKey) workshop.redo();
        else workshop.undo();
        event.preventDefault();
      } else if (event.key.toLowerCase() === 'y') {
        workshop.redo();
        event.preventDefault();
      }
      return;
    }
    // The focus may have come by itself, without a key or a press: the line that has it is the one that is meant.
    const focused = lines.findIndex(({ node }) => node.key === keyAt(event.target));
    const at = focused < 0 ? stop : focused;
    const move = treeMove(event.key, event.shiftKey, lines, at);
    if (move !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      return carryOut(move, at, event.currentTarget);
    }
    if (event.key.length !== 1 || event.key === ' ') return;
    const pause = event.timeStamp - typed.current.time > TYPING_PAUSE;
    typed.current = { text: pause ? event.key : typed.current.text + event.key, time: event.timeStamp };
    const to = typeahead(typed.current.text, lines, at);
    if (to !== undefined) go(to);
  };
}

/** The menu of a line: the same actions as on the canvas. */
function useRowMenu(readOnly: boolean, rename: (key: string) => void) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const [menu, setMenu] = useState<{ readonly id: string; readonly at: { x: number; y: number } } | undefined>();
  const selection = useCanvas((state) => state.selection);
  useEffect(() => setMenu(undefined), []);
  const ids = menu === undefined ? [] : selection.has(menu.id) ? [...selection] : [menu.id];
  const entries = menu === undefined ? [] : actionsFor({ workshop, readOnly, rename, show: (id) => reveal(id) }, ids);
  return {
    open: (id: string, at: { readonly x: number; readonly y: number }) => setMenu({ id, at: { ...at } }),
    element: (
      <ActionMenu
        open={menu !== undefined}
        at={menu?.at ?? { x: 0, y: 0 }}
        label={t('canvas.bar.more')}
        entries={entries}
        onClose={() => setMenu(undefined)}
      />
    ),
  };
}
