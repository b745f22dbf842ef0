import { acceptSubscriptions, proposeSubscriptions } from '@stormbridge/model';
import { Wand2 } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './Bus.module.css';

/** Fills the matrix with what policies, read models and external systems wait for. */
export function Propose() {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const board = useBoard();
  const count = useMemo(() => proposeSubscriptions(board).length, [board]);
  if (!canWrite) return null;
  return (
    <Button
      className={styles['push']}
      look={count > 0 ? 'primary' : 'outline'}
      icon={<Wand2 size={15} aria-hidden="true" />}
      onClick={() => {
        const proposals = proposeSubscriptions(workshop.board);
        workshop.commit(acceptSubscriptions(proposals));
        const title = proposals.length === 0 ? t('bus.proposeNone') : t('bus.proposed', { count: proposals.length });
        showToast({ title, tone: proposals.length === 0 ? 'info' : 'good' });
      }}
    >
      {t('bus.propose')}
    </Button>
  );
}
