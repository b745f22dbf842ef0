import { useTranslation } from 'react-i18next';
import { usePeople, useSaveState } from '../board/index.ts';
import styles from './TopBar.module.css';

/** Whether what this browser shows is safe on the server. Says nothing that the server has not confirmed. */
export function SaveState() {
  const { t } = useTranslation();
  const state = useSaveState();
  const people = usePeople().length + 1;
  const kind = state.kind === 'offline' && state.unsaved ? 'offlineUnsaved' : state.kind;
  const online = state.kind === 'saved' || state.kind === 'saving';
  return (
    <span className={styles['save']} data-kind={state.kind}>
      <i aria-hidden="true" />
      <output aria-label={t('room.save.label')}>{t(`room.save.${kind}`)}</output>
      {online && people > 1 ? <span>· {t('room.online', { count: people })}</span> : null}
    </span>
  );
}
