import { LockOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Tip } from '../ui/Tip.tsx';
import styles from './TopBar.module.css';

/** Says that the way to the server is not encrypted, which is usual on a local network. */
export function PlainHttpBadge() {
  const { t } = useTranslation();
  if (window.isSecureContext) return null;
  return (
    <Tip text={t('room.notEncrypted')}>
      <button type="button" className={styles['badge']} aria-label={t('room.notEncrypted')}>
        <LockOpen size={14} aria-hidden="true" />
      </button>
    </Tip>
  );
}
