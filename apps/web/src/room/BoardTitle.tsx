import { useTranslation } from 'react-i18next';
import { useTextField } from '../board/index.ts';
import styles from './TopBar.module.css';

/** The name of the board, written in place. Two people may write in it at once. */
export function BoardTitle() {
  const { t } = useTranslation();
  const field = useTextField<HTMLInputElement>('settings', 'settings', 'title');
  return (
    <input
      {...field}
      className={styles['titleInput']}
      aria-label={t('room.title')}
      placeholder={t('room.untitled')}
      maxLength={500}
      autoComplete="off"
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
