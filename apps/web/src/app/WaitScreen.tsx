import { useTranslation } from 'react-i18next';
import { Logo } from '../ui/Logo.tsx';
import styles from './Screens.module.css';

/** Stands in for the room while it opens. */
export function WaitScreen() {
  const { t } = useTranslation();
  return (
    <main className={styles['screen']} aria-busy="true">
      <p className={styles['wait']}>
        <span>
          <Logo size={28} />
        </span>
        <span>{t('room.opening')}</span>
      </p>
    </main>
  );
}
