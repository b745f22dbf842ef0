import { sequenceByPosition, timeColumns } from '@stormbridge/model';
import { ArrowRightLeft, Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { askToFit } from '../canvas/canvas-store.ts';
import { unplacedEvents } from '../inspector/choices.ts';
import { EmptyState } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { useMore } from '../ui/More.tsx';
import styles from './bench.module.css';
import { ShowName } from './ShowName.tsx';

/** Stage 2 by menu: what has no place in time yet, and the events in their order. */
export function SequenceBench() {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const board = useBoard();
  const free = unplacedEvents(board);
  const columns = timeColumns(board);
  const { shown, more } = useMore(columns);
  const unplaced = useMore(free);
  if (free.length === 0 && columns.length === 0)
    return (
      <EmptyState
        icon={<Clock size={20} aria-hidden="true" />}
        title={t('workbench.sequence.empty')}
        text={t('workbench.sequence.emptyText')}
      />
    );
  return (
    <>
      <section className={styles['section']}>
        <p className={styles['note']}>
          {free.length === 0 ? t('workbench.sequence.allPlaced') : t('workbench.sequence.free', { count: free.length })}
        </p>
        {unplaced.shown.map((event) => (
          <ShowName key={event.value} id={event.value} kind="event" label={event.label} />
        ))}
        {unplaced.more}
        {free.length > 0 && canWrite ? (
          <>
            <p className={styles['note']}>{t('workbench.sequence.byPositionHint')}</p>
            <Button
              look="soft"
              size="small"
              icon={<ArrowRightLeft size={14} aria-hidden="true" />}
              onClick={() => {
                if (workshop.commit(sequenceByPosition(workshop.board, workshop.random))) askToFit();
              }}
            >
              {t('workbench.sequence.byPosition')}
            </Button>
          </>
        ) : null}
      </section>
      {columns.length === 0 ? null : (
        <section className={styles['section']}>
          <h2 className={styles['heading']}>{t('workbench.sequence.list')}</h2>
          <ol aria-label={t('workbench.sequence.list')}>
            {shown.map((column, at) => (
              <li key={column.key} className={styles['column']} data-several={column.events.length > 1}>
                <b>{at + 1}</b>
                <div>
                  {column.events.map((event) => (
                    <ShowName key={event.id} id={event.id} kind="event" label={event.label} />
                  ))}
                </div>
              </li>
            ))}
          </ol>
          {more}
        </section>
      )}
    </>
  );
}
