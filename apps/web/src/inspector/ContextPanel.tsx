import { indexOf } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { useBoard, useRow } from '../board/index.ts';
import { select } from '../canvas/canvas-store.ts';
import { KindChip } from '../ui/KindChip.tsx';
import { CodeName } from './CodeName.tsx';
import { shortLabel } from './choices.ts';
import { SharedArea, SharedText } from './fields.tsx';
import styles from './Inspector.module.css';

/** A bounded context: its name, its team, its purpose, and what it holds. */
export function ContextPanel({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const row = useRow('contexts', id);
  const board = useBoard();
  if (row === undefined) return null;
  const places = indexOf(board).placementsByContext.get(id) ?? [];
  return (
    <>
      <section className={styles['section']}>
        <SharedText table="contexts" id={id} field="name" label={t('inspector.name')} />
        <SharedText table="contexts" id={id} field="team" label={t('inspector.area.team')} />
        <SharedArea table="contexts" id={id} field="purpose" label={t('inspector.area.purpose')} />
      </section>
      <section className={styles['section']}>
        <div className={styles['flow']}>
          <span>{t('inspector.area.holds')}</span>
          {places.length === 0 ? (
            <p className={styles['quietText']}>{t('inspector.flows.nothing')}</p>
          ) : (
            <ul>
              {places.map((place) => (
                <li key={place.id}>
                  <button type="button" className={styles['link']} onClick={() => select([place.id])}>
                    <KindChip kind="aggregate" size={16} />
                    <span>{shortLabel(board.aggregates.get(place.aggregate)?.name ?? '')}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
      <section className={styles['section']}>
        <CodeName table="contexts" id={id} value={row.codeName} />
      </section>
    </>
  );
}
