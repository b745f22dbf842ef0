import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useSession, useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Room.module.css';

/** Tells everybody that the board is locked; who leads can end it here. */
export function LockBar() {
  const { t } = useTranslation();
  const { locked } = useSession();
  const { role, canSteer } = useRights();
  const workshop = useWorkshop();
  if (!locked || role === 'viewer') return null;
  return (
    <div className={styles['locked']} role="status">
      <Lock size={16} aria-hidden="true" />
      <p>{canSteer ? t('rights.lockedLead') : t('rights.lockedBar')}</p>
      {canSteer ? (
        <Button size="small" onClick={() => workshop.steer({ locked: false })}>
          {t('rights.unlock')}
        </Button>
      ) : null}
    </div>
  );
}
