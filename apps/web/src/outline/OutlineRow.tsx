import { NOTATION, nameField, tableOf } from '@stormbridge/model';
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, memo, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextField, useWorkshop } from '../board/index.ts';
import { aggregateOf } from '../canvas/picks.ts';
import { classes } from '../ui/classes.ts';
import { KindChip } from '../ui/KindChip.tsx';
import styles from './Outline.module.css';
import { countIn, type OutlineLine } from './tree.ts';

export interface OutlineRowProps {
  readonly line: OutlineLine;
  readonly top: number;
  /** Whether the tab key stops here. */
  readonly stop: boolean;
  readonly selected: boolean;
  readonly renaming: boolean;
  readonly onPress: (additive: boolean) => void;
  readonly onFold: () => void;
  readonly onDouble: () => void;
  readonly onDone: () => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
}

/** One line of the outline. */
export const OutlineRow = memo(
  OutlineLineRow,
  (a, b) =>
    (['line', 'top', 'stop', 'selected', 'renaming'] as const).every((key) => a[key] === b[key]) &&
    a.onPress === b.onPress,
);

function OutlineLineRow(props: OutlineRowProps) {
  const { line, top, stop, selected, renaming } = props;
  const { t } = useTranslation();
  const { node, level, at, of, open } = line;
  const label = node.name.replace(/^[^:]+: /u, '');
  const count = node.id === undefined ? countIn(node) : 0;
  const blank = node.id !== undefined && !node.name.includes(': ');
  return (
    <div
      className={classes(styles['row'], selected && styles['selected'], node.id === undefined && styles['group'])}
      style={{ top, paddingLeft: 6 + (level - 1) * 14 }}
      role="treeitem"
      aria-label={node.id === undefined ? t('outline.groupName', { name: node.name, count }) : node.name}
      aria-level={level}
      aria-posinset={at}
      aria-setsize={of}
      aria-expanded={open}
      aria-selected={selected}
      tabIndex={stop ? 0 : -1}
      data-key={node.key}
      onClick={(event) => props.onPress(event.ctrlKey || event.metaKey || event.shiftKey)}
      onDoubleClick={props.onDouble}
      onKeyDown={() => undefined}
      onContextMenu={(event) => {
        event.preventDefault();
        props.onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <span
        className={styles['twisty']}
        data-open={open}
        aria-hidden="true"
        onClick={(event) => {
          if (open === undefined || node.id === undefined) return;
          event.stopPropagation();
          props.onFold();
        }}
      >
        {open === undefined ? null : <ChevronRight size={13} />}
      </span>
      {node.kind === undefined ? null : <KindChip kind={node.kind} size={16} />}
      {renaming && node.id !== undefined && node.kind !== undefined ? (
        <Rename id={node.id} kindWord={NOTATION[node.kind].label} onDone={props.onDone} />
      ) : (
        <span className={classes(styles['label'], blank && styles['blank'])}>{label}</span>
      )}
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
