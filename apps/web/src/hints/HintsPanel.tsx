import type { Hint } from '@stormbridge/hints';
import type { Stage } from '@stormbridge/model';
import { ChevronDown, CircleCheck, Lightbulb, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showHints, useRoom } from '../room/room-store.ts';
import { IconButton } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { HintCard } from './HintCard.tsx';
import styles from './Hints.module.css';
import { useHints } from './useHints.ts';

/** Hints that one group shows before it is unfolded. */
const SHOWN = 12;

/** What a good facilitator would say about the board at this stage; what earlier stages left open is folded away. */
export function HintsPanel({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation();
  const open = useRoom((state) => state.hintsOpen[stage.view]);
  const hints = useHints(stage.number);
  if (hints === undefined) return null;
  const here = hints.filter((hint) => hint.stage === stage.number);
  const earlier = hints.filter((hint) => hint.stage !== stage.number);
  if (!open)
    return (
      <button
        type="button"
        className={styles['pill']}
        aria-label={t('hints.open')}
        onClick={() => showHints(stage.view, true)}
      >
        <Lightbulb size={15} aria-hidden="true" />
        {t('hints.label')}
        <b>{hints.length}</b>
      </button>
    );
  return (
    <Card
      panel="hints"
      label={t('hints.label')}
      icon={<Lightbulb size={16} aria-hidden="true" />}
      title={t('hints.label')}
      aside={here.length}
      className={styles['card']}
      tools={
        <IconButton size="small" label={t('hints.close')} onClick={() => showHints(stage.view, false)}>
          <X size={15} aria-hidden="true" />
        </IconButton>
      }
    >
      {here.length === 0 ? (
        <p className={styles['none']}>
          <CircleCheck size={15} aria-hidden="true" />
          {t('hints.none')}
        </p>
      ) : (
        <Group hints={here} />
      )}
      {earlier.length > 0 ? (
        <details className={styles['earlier']}>
          <summary className={styles['fold']}>
            {t('hints.earlier')} <b>{earlier.length}</b>
            <ChevronDown size={14} aria-hidden="true" className={styles['turn']} />
          </summary>
          <Group hints={earlier} />
        </details>
      ) : null}
    </Card>
  );
}

function Group({ hints }: { readonly hints: readonly Hint[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? hints : hints.slice(0, SHOWN);
  return (
    <>
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
