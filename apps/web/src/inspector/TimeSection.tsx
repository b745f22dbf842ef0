import { placeAfter, placeInTime, timeColumns } from '@stormbridge/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useRow, useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import { events } from './choices.ts';
import { Pick, PlainText, usePatch } from './fields.tsx';
import styles from './Inspector.module.css';

const FIRST = 'first';

/** Where an event stands in time, by menu instead of by drag. */
export function TimeSection({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const write = usePatch('elements', id);
  const board = useBoard();
  const row = useRow('elements', id);
  const all = useMemo(() => events(board).filter((one) => one.value !== id), [board, id]);
  const columns = timeColumns(board);
  const at = columns.findIndex((column) => column.key === row?.column);
  const before = at > 0 ? columns[at - 1]?.events[0]?.id : undefined;
  const twin = columns[at]?.events.find((event) => event.id !== id);

  const goAfter = (target: string | undefined): void => {
    const event = board.elements.get(target ?? '');
    const first = { after: undefined, before: columns[0]?.key };
    if (target === FIRST) workshop.commit(placeInTime(board, [id], first, workshop.random));
    else if (event !== undefined) workshop.commit(placeInTime(board, [id], placeAfter(board, event), workshop.random));
  };
  const join = (target: string | undefined): void => {
    const column = board.elements.get(target ?? '')?.column;
    if (column !== undefined) workshop.commit(placeInTime(board, [id], { column }, workshop.random));
  };
  const inTime = all.filter((one) => board.elements.get(one.value)?.column !== undefined);

  return (
    <section className={styles['section']}>
      <h3>{t('inspector.time.heading')}</h3>
      <Pick
        label={t('inspector.time.after')}
        value={row?.column === undefined ? undefined : (before ?? FIRST)}
        none={t('inspector.time.notYet')}
        choices={[{ value: FIRST, label: t('inspector.time.first') }, ...inTime]}
        onPick={goAfter}
      />
      <Pick
        label={t('inspector.time.together')}
        value={twin?.id}
        none={t('inspector.time.alone')}
        choices={inTime}
        onPick={join}
      />
      {row?.column === undefined ? null : (
        <>
          <PlainText
            label={t('inspector.time.lane')}
            hint={t('inspector.time.laneHint')}
            value={row.lane}
            maxLength={100}
            onWrite={(lane) => write({ lane: lane.trim() })}
          />
          {canWrite ? (
            <Button size="small" onClick={() => write({ column: null })} aria-label={t('inspector.time.remove')}>
              {t('inspector.time.remove')}
            </Button>
          ) : null}
        </>
      )}
    </section>
  );
}
