import { useTranslation } from 'react-i18next';
import waiting from '../app/Screens.module.css';
import { Logo } from '../ui/Logo.tsx';
import styles from './Room.module.css';

/** Stands in for a view until the board has come. */
export function ViewSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles['skeleton']} aria-busy="true">
      <p className={waiting['wait']}>
        <span>
          <Logo size={28} />
        </span>
        <span>{t('room.opening')}</span>
      </p>
    </div>
  );
}
