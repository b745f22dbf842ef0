import type { Hint } from '@stormbridge/hints';
import { CircleCheck, Lightbulb, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showHints, useRoom } from '../room/room-store.ts';
import { EmptyState } from '../ui/Bits.tsx';
import { IconButton } from '../ui/Button.tsx';
import { HintCard } from './HintCard.tsx';
import styles from './Hints.module.css';
import { useHints } from './useHints.ts';

/** Hints that one group shows before it is unfolded. */
const SHOWN = 12;

/** What a good facilitator would say about the board at this stage. */
export function HintsPanel({ stage }: { readonly stage: number }) {
  const { t } = useTranslation();
  const open = useRoom((state) => state.hintsOpen);
  const hints = useHints(stage);
  const here = hints.filter((hint) => hint.stage === stage);
  const earlier = hints.filter((hint) => hint.stage !== stage);
  if (!open)
    return (
      <button type="button" className={styles['pill']} onClick={() => showHints(true)} aria-label={t('hints.open')}>
        <Lightbulb size={15} aria-hidden="true" />
        {t('hints.label')}
        <b>{hints.length}</b>
      </button>
    );
  return (
    <section className={styles['card']} aria-label={t('hints.label')} data-panel="hints">
      <header className={styles['head']}>
        <Lightbulb size={16} aria-hidden="true" />
        <b>{t('hints.label')}</b>
        <span className={styles['count']}>{hints.length}</span>
        <IconButton size="small" label={t('hints.close')} onClick={() => showHints(false)}>
          <X size={15} aria-hidden="true" />
        </IconButton>
      </header>
      <div className={styles['body']}>
        {hints.length === 0 ? (
          <EmptyState
            icon={<CircleCheck size={20} aria-hidden="true" />}
            title={t('hints.none')}
            text={t('hints.noneText')}
          />
        ) : null}
        <Group title={earlier.length > 0 && here.length > 0 ? t('hints.here') : undefined} hints={here} />
        <Group title={earlier.length > 0 ? t('hints.earlier') : undefined} hints={earlier} />
      </div>
    </section>
  );
}

function Group({ title, hints }: { readonly title: string | undefined; readonly hints: readonly Hint[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (hints.length === 0) return null;
  const shown = all ? hints : hints.slice(0, SHOWN);
  return (
    <>
      {title === undefined ? null : <h3 className={styles['group']}>{title}</h3>}
      <ul>
        {shown.map((hint) => (
          <HintCard key={`${hint.rule} ${hint.about.join(' ')} ${hint.message}`} hint={hint} />
        ))}
      </ul>
      {shown.length < hints.length ? (
        <button type="button" className={styles['more']} onClick={() => setAll(true)}>
          {t('hints.more', { count: hints.length - shown.length })}
        </button>
      ) : null}
    </>
  );
}
