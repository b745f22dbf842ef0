import { type AggregateRow, indexOf, placeAggregate, unplace } from '@stormbridge/model';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { named, shortLabel } from '../inspector/choices.ts';
import { SelectField } from '../ui/Field.tsx';
import { useMore } from '../ui/More.tsx';
import styles from './bench.module.css';
import { ShowName } from './ShowName.tsx';

/** Which aggregates are in which contexts. One may be in several. */
export function Placements() {
  const { t } = useTranslation();
  const rows = [...useBoard((board) => board.aggregates).values()];
  const { shown, more } = useMore(rows);
  return (
    <section className={styles['section']}>
      <h2 className={styles['heading']}>{t('workbench.contexts.places')}</h2>
      {rows.length === 0 ? <p className={styles['note']}>{t('workbench.contexts.noAggregates')}</p> : null}
      <ul className={styles['rows']} aria-label={t('workbench.contexts.places')}>
        {shown.map((row) => (
          <Aggregate key={row.id} row={row} />
        ))}
      </ul>
      {more}
    </section>
  );
}

function Aggregate({ row }: { readonly row: AggregateRow }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const board = useBoard();
  const places = indexOf(board).placementsByAggregate.get(row.id) ?? [];
  const free = useMemo(
    () => named(board, 'contexts').filter(({ value }) => !places.some((place) => place.context === value)),
    [board, places],
  );
  const name = shortLabel(row.name);
  return (
    <li className={styles['row']}>
      <ShowName id={row.id} kind="aggregate" label={row.name} />
      <div className={styles['chips']}>
        {places.map((place) => {
          const context = shortLabel(board.contexts.get(place.context)?.name ?? '');
          return (
            <span key={place.id} className={styles['chip']}>
              {context}
              {canWrite ? (
                <button
                  type="button"
                  aria-label={t('workbench.contexts.takeOut', { aggregate: name, place: context })}
                  onClick={() => workshop.commit(unplace(workshop.board, place))}
                >
                  <X size={12} aria-hidden="true" />
                </button>
              ) : null}
            </span>
          );
        })}
        {canWrite && free.length > 0 ? (
          <SelectField
            bare
            className={styles['addTo']}
            label={t('workbench.contexts.addTo', { name })}
            value=""
            none={t('workbench.contexts.addToShort')}
            choices={free}
            onChoose={(context) => {
              if (context !== '') workshop.commit(placeAggregate(workshop.board, row.id, context));
            }}
          />
        ) : null}
      </div>
      {places.length > 1 ? (
        <span className={styles['meta']}>{t('workbench.contexts.twice', { count: places.length })}</span>
      ) : null}
    </li>
  );
}
