import { assign } from '@stormbridge/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useWorkshop } from '../board/index.ts';
import { named } from './choices.ts';
import { Pick } from './fields.tsx';
import styles from './Inspector.module.css';

/** What can be done to several at once. */
export function SeveralPanel({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const aggregates = useMemo(() => named(board, 'aggregates'), [board]);
  const owners = new Set(
    ids.map((id) => board.elements.get(id)).flatMap((row) => (row === undefined ? [] : [row.aggregate ?? ''])),
  );
  return (
    <section className={styles['section']}>
      <p className={styles['note']}>{t('inspector.severalHint')}</p>
      {aggregates.length > 0 && owners.size > 0 ? (
        <Pick
          label={t('inspector.aggregate')}
          value={owners.size === 1 ? [...owners][0] : undefined}
          choices={aggregates}
          none={t('inspector.noAggregate')}
          onPick={(aggregate) => workshop.commit(assign(workshop.board, ids, aggregate))}
        />
      ) : null}
    </section>
  );
}
