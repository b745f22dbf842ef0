import type { Hint, Remedy } from '@stormbridge/hints';
import { Eye, Wand2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useWorkshop } from '../board/index.ts';
import { showRow } from '../room/show-row.ts';
import { useStage } from '../room/useStage.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './Hints.module.css';

/** One hint: what was found, why it matters, and the way out where one click can take it. */
export function HintCard({ hint }: { readonly hint: Hint }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const stage = useStage();
  const first = hint.about[0];
  const mend = ({ label, changes }: Remedy): void => {
    const done = workshop.commit(changes(workshop.board, workshop.random));
    showToast({ title: done ? t('hints.done', { label }) : t('hints.nothingToDo'), tone: done ? 'good' : 'info' });
  };
  return (
    <li className={styles['hint']} data-rule={hint.rule}>
      <p className={styles['message']}>{hint.message}</p>
      <p className={styles['why']}>{hint.why}</p>
      <div className={styles['actions']}>
        {hint.remedy === undefined || !canWrite ? null : (
          <Button
            size="small"
            look="soft"
            icon={<Wand2 size={13} aria-hidden="true" />}
            onClick={() => hint.remedy && mend(hint.remedy)}
          >
            {hint.remedy.label}
          </Button>
        )}
        {first === undefined ? null : (
          <Button
            size="small"
            look="quiet"
            icon={<Eye size={13} aria-hidden="true" />}
            onClick={() => showRow(workshop.board, stage.view, hint.about)}
          >
            {t('hints.show')}
          </Button>
        )}
        <span className={styles['rule']}>{hint.rule}</span>
      </div>
    </li>
  );
}
