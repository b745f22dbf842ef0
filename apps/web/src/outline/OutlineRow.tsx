import { NOTATION, nameField, tableOf } from '@stormbridge/model';
import { ChevronRight, EyeOff } from 'lucide-react';
import { type KeyboardEvent, memo, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextField, useWorkshop } from '../board/index.ts';
import { aggregateOf } from '../canvas/picks.ts';
import { classes } from '../ui/classes.ts';
import { KindChip } from '../ui/KindChip.tsx';
import styles from './Outline.module.css';
import { countIn, type OutlineLine } from './tree.ts';

/** What can be done with a line. The same object for all lines and for as long as the tree is shown. */
export interface RowActs {
  press(key: string, additive: boolean): void;
  fold(key: string): void;
  rename(key: string): void;
  done(key: string): void;
  menu(key: string, at: { readonly x: number; readonly y: number }): void;
}

export interface OutlineRowProps {
  readonly line: OutlineLine;
  readonly top: number;
  /** Whether the tab key stops here. */
  readonly stop: boolean;
  readonly selected: boolean;
  readonly renaming: boolean;
  /** Only this person sees it. */
  readonly hidden: boolean;
  readonly acts: RowActs;
}

/** One line of the outline. It is rendered anew only when it looks different. */
export const OutlineRow = memo(
  OutlineLineRow,
  (a, b) =>
    (['top', 'stop', 'selected', 'renaming', 'hidden', 'acts'] as const).every((key) => a[key] === b[key]) &&
    (['level', 'at', 'of', 'open'] as const).every((key) => a.line[key] === b.line[key]) &&
    a.line.node.key === b.line.node.key &&
    a.line.node.name === b.line.node.name &&
    countIn(a.line.node) === countIn(b.line.node),
);

function OutlineLineRow(props: OutlineRowProps) {
  const { line, top, stop, selected, renaming, hidden, acts } = props;
  const { t } = useTranslation();
  const { node, level, at, of, open } = line;
  const label = node.name.replace(/^[^:]+: /u, '');
  const count = node.id === undefined ? countIn(node) : 0;
  const name = hidden ? t('silent.ownOne', { name: node.name }) : node.name;
  const blank = node.id !== undefined && !node.name.includes(': ');
  return (
    <div
      className={classes(styles['row'], selected && styles['selected'], node.id === undefined && styles['group'])}
      style={{ top, paddingLeft: 6 + (level - 1) * 14 }}
      role="treeitem"
      aria-label={node.id === undefined ? t('outline.groupName', { name: node.name, count }) : name}
      aria-level={level}
      aria-posinset={at}
      aria-setsize={of}
      aria-expanded={open}
      aria-selected={selected}
      tabIndex={stop ? 0 : -1}
      data-key={node.key}
      onClick={(event) => acts.press(node.key, event.ctrlKey || event.metaKey || event.shiftKey)}
      onDoubleClick={() => acts.rename(node.key)}
      onKeyDown={() => undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        acts.menu(node.key, { x: event.clientX, y: event.clientY });
      }}
    >
      <span
        className={styles['twisty']}
        data-open={open}
        aria-hidden="true"
        onClick={(event) => {
          if (open === undefined || node.id === undefined) return;
          event.stopPropagation();
          acts.fold(node.key);
        }}
      >
        {open === undefined ? null : <ChevronRight size={13} />}
      </span>
      {node.kind === undefined ? null : <KindChip kind={node.kind} size={16} />}
      {renaming && node.id !== undefined && node.kind !== undefined ? (
        <Rename id={node.id} kindWord={NOTATION[node.kind].label} onDone={() => acts.done(node.key)} />
      ) : (
        <span className={classes(styles['label'], blank && styles['blank'])}>{label}</span>
      )}
      {hidden ? <EyeOff size={13} aria-hidden="true" /> : null}
      {count === 0 ? null : <span className={styles['count']}>{count}</span>}
    </div>
  );
}

function Rename({
  id,
  kindWord,
  onDone,
}: {
  readonly id: string;
  readonly kindWord: string;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const { board } = useWorkshop();
  const row = aggregateOf(board, id) ?? id;
  const table = tableOf(board, row) ?? 'elements';
  const field = useTextField<HTMLInputElement>(table, row, nameField(table) ?? 'label');
  const { ref } = field;
  useLayoutEffect(() => {
    ref.current?.focus();
    ref.current?.select();
  }, [ref]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onDone();
  };
  return (
    <input
      {...field}
      className={styles['rename']}
      aria-label={t('canvas.labelOf', { kind: kindWord })}
      spellCheck={false}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
      onBlur={() => {
        field.onBlur();
        onDone();
      }}
    />
  );
}
