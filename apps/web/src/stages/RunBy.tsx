import { type PlacementRow, runBy } from '@stormbridge/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useWorkshop } from '../board/index.ts';
import { named, shortLabel } from '../inspector/choices.ts';
import { Pick } from '../inspector/fields.tsx';
import { useMore } from '../ui/More.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './bench.module.css';

/** Which service runs which aggregate in which context, as one list of choices. */
export function RunBy() {
  const { t } = useTranslation();
  const places = [...useBoard((board) => board.placements).values()];
  const { shown, more } = useMore(places);
  if (places.length === 0) return null;
  return (
    <section className={styles['section']}>
      <h2 className={styles['heading']}>{t('workbench.services.runByHeading')}</h2>
      <ul className={styles['pairs']} aria-label={t('workbench.services.runByHeading')}>
        {shown.map((place) => (
          <Place key={place.id} place={place} />
        ))}
      </ul>
      {more}
    </section>
  );
}

function Place({ place }: { readonly place: PlacementRow }) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const services = useMemo(() => named(board, 'services'), [board]);
  const aggregate = shortLabel(board.aggregates.get(place.aggregate)?.name ?? '');
  const context = shortLabel(board.contexts.get(place.context)?.name ?? '');
  return (
    <li className={styles['pair']} data-open={place.service === undefined}>
      <span className={styles['meta']}>
        {aggregate} · {context}
      </span>
      <Pick
        bare
        label={t('workbench.services.runBy', { aggregate, place: context })}
        value={place.service}
        choices={services}
        none={t('inspector.noService')}
        onPick={(service) => {
          const result = runBy(workshop.board, place.id, service);
          if (result.ok) workshop.commit(result.value);
          else {
            const [problem] = result.problems;
            showToast({ title: problem?.message ?? '', text: problem?.remedy ?? '' });
          }
        }}
      />
    </li>
  );
}
