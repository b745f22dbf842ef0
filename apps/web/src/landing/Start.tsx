import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { createWorkshop, type OpenedWorkshop } from '../app/api.ts';
import { Button } from '../ui/Button.tsx';
import { useOpening } from './opening.ts';
import styles from './Start.module.css';

/** The one thing that most people come for. */
export function Start({ onOpened }: { readonly onOpened: (opened: OpenedWorkshop) => void }) {
  const { t } = useTranslation();
  const { busy, open } = useOpening(onOpened);
  return (
    <div className={styles['start']}>
      <Button
        look="primary"
        size="large"
        busy={busy}
        iconAfter={<ArrowRight size={18} aria-hidden="true" />}
        onClick={() => open(() => createWorkshop())}
      >
        {t('landing.start')}
      </Button>
      <span className={styles['hint']}>{t('landing.startHint')}</span>
    </div>
  );
}
