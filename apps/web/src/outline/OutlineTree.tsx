import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrivate } from '../board/index.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { useGo } from './focus-row.ts';
import styles from './Outline.module.css';
import { OutlineRow } from './OutlineRow.tsx';
import type { OutlineLine } from './tree.ts';
import { useRowActs } from './use-row-acts.ts';
import { useRowMenu } from './use-row-menu.tsx';
import { useTreeKeys } from './use-tree-keys.ts';
import { ROW_HEIGHT, useWindow } from './use-window.ts';

/** The visible lines as a tree. Only those near the seen ones are in the page; one of them is the tab stop. */
export function OutlineTree({
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
  const hidden = usePrivate();
  const menu = useRowMenu(readOnly, setRenaming);
  const go = useGo(lines, scroller, setCurrent);
  const hands = { lines, readOnly, scroller, fold, go, rename: setRenaming, openMenu: menu.open };
  const onKeyDown = useTreeKeys(hands, at);
  const acts = useRowActs(hands);
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
              hidden={id !== undefined && hidden.has(id)}
              acts={acts}
            />
          );
        })}
      </div>
      {menu.element}
    </div>
  );
}
