import { type AggregateRow, add, assign, eventsInTime, indexOf } from '@stormbridge/model';
import { Boxes, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { named, shortLabel } from '../inspector/choices.ts';
import { Pick, SharedText } from '../inspector/fields.tsx';
import { useRemove } from '../room/useRemove.ts';
import { EmptyState } from '../ui/Bits.tsx';
import { IconButton } from '../ui/Button.tsx';
import { KindChip } from '../ui/KindChip.tsx';
import { useMore } from '../ui/More.tsx';
import { AddLine } from './AddLine.tsx';
import styles from './bench.module.css';
import { ShowName } from './ShowName.tsx';

/** Stage 4 by menu: the aggregates, and for each event the aggregate that it belongs to. */
export function AggregatesBench() {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const rows = [...useBoard((board) => board.aggregates).values()];
  return (
    <>
      <section className={styles['section']}>
        {canWrite ? (
          <AddLine
            label={t('workbench.aggregates.add')}
            button={t('workbench.aggregates.addButton')}
            placeholder={t('workbench.aggregates.placeholder')}
            onAdd={(name) => workshop.commit([add('aggregates', workshop.newId(), { name })])}
          />
        ) : null}
        {rows.length === 0 ? (
          <EmptyState
            icon={<Boxes size={20} aria-hidden="true" />}
            title={t('workbench.aggregates.empty')}
            text={t('workbench.aggregates.emptyText')}
          />
        ) : (
          <ul className={styles['rows']} aria-label={t('workbench.aggregates.list')}>
            {rows.map((row) => (
              <Aggregate key={row.id} row={row} />
            ))}
          </ul>
        )}
      </section>
      <Events />
    </>
  );
}

function Aggregate({ row }: { readonly row: AggregateRow }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const removeRow = useRemove();
  const count = useBoard(
    (board) =>
      (indexOf(board).elementsByAggregate.get(row.id) ?? []).filter((element) => element.kind === 'event').length,
  );
  const name = shortLabel(row.name);
  return (
    <li className={styles['row']}>
      <div className={styles['line']}>
        <KindChip kind="aggregate" size={18} />
        <SharedText table="aggregates" id={row.id} field="name" label={t('workbench.aggregates.name', { name })} bare />
        <span className={styles['meta']}>{t('workbench.aggregates.count', { count })}</span>
        {canWrite ? (
          <IconButton
            size="small"
            label={t('workbench.aggregates.remove', { name })}
            onClick={() => removeRow([row.id])}
          >
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        ) : null}
      </div>
    </li>
  );
}

function Events() {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const aggregates = useMemo(() => named(board, 'aggregates'), [board]);
  const events = eventsInTime(board);
  const free = events.filter((event) => event.aggregate === undefined);
  const sorted = [...free, ...events.filter((event) => event.aggregate !== undefined)];
  const { shown, more } = useMore(sorted);
  return (
    <section className={styles['section']}>
      <h2 className={styles['heading']}>{t('workbench.aggregates.events')}</h2>
      <p className={styles['note']}>
        {events.length === 0
          ? t('workbench.aggregates.noEvents')
          : free.length === 0
            ? t('workbench.aggregates.allAssigned')
            : t('workbench.aggregates.unassigned', { count: free.length })}
      </p>
      <ul className={styles['pairs']} aria-label={t('workbench.aggregates.events')}>
        {shown.map((event) => (
          <li key={event.id} className={styles['pair']} data-open={event.aggregate === undefined}>
            <ShowName id={event.id} kind="event" label={event.label} />
            <Pick
              bare
              label={t('workbench.aggregates.of', { name: shortLabel(event.label) })}
              value={event.aggregate}
              choices={aggregates}
              none={t('inspector.noAggregate')}
              onPick={(aggregate) => workshop.commit(assign(workshop.board, [event.id], aggregate))}
            />
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}
