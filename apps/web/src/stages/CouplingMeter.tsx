import { type Board, couplingOf, couplings } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import styles from './bench.module.css';

/** How many reactions stay within a context, and how many cross a border. */
export function reactionCounts(board: Board): { readonly own: number; readonly foreign: number } {
  const all = [...board.contexts.keys()].map((id) => couplingOf(board, id));
  return {
    own: all.reduce((sum, one) => sum + one.own, 0),
    foreign: all.reduce((sum, one) => sum + one.foreign, 0),
  };
}

/** What crosses the borders of contexts, live: the aim of stage 5 is to have nearly nothing here. */
export function CouplingMeter() {
  const { t } = useTranslation();
  const board = useBoard();
  const { own, foreign } = reactionCounts(board);
  const pairs = couplings(board);
  if (own + foreign === 0) return null;
  return (
    <section className={styles['section']} aria-label={t('workbench.contexts.coupling')}>
      <h2 className={styles['heading']}>{t('workbench.contexts.coupling')}</h2>
      <div className={styles['meter']}>
        <div className={styles['meterBar']} aria-hidden="true">
          <i style={{ flex: own }} />
          <i style={{ flex: foreign }} />
        </div>
        <p className={styles['note']}>
          {foreign === 0
            ? t('workbench.contexts.couplingNone')
            : t('workbench.contexts.couplingCount', { count: foreign })}
        </p>
        {pairs.map(({ from, to, policies }) => (
          <p key={`${from.id} ${to.id}`} className={styles['coupling']}>
            {t('workbench.contexts.reactsTo', { from: shortLabel(from.name), to: shortLabel(to.name) })}
            <small>
              {t('workbench.contexts.by', { names: policies.map((policy) => shortLabel(policy.label)).join(', ') })}
            </small>
          </p>
        ))}
      </div>
    </section>
  );
}
