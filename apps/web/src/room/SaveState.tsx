import { useTranslation } from 'react-i18next';
import { usePeople, useSaveState } from '../board/index.ts';
import { useRoom } from './room-store.ts';
import styles from './TopBar.module.css';

type Kind = ReturnType<typeof useSaveState>['kind'];

/**
 * Whether what this browser shows is safe on the server. Says nothing that the server has not confirmed, and "opening"
 * until the view takes keys.
 */
export function SaveState() {
  const { kind, unsaved } = useSaveState();
  const ready = useRoom((state) => state.ready);
  const people = usePeople().length + 1;
  return <SaveWords kind={ready ? kind : 'loading'} unsaved={unsaved} people={people} />;
}

/** The words for a state of saving, and how many people are here while one is connected. */
export function SaveWords({
  kind,
  unsaved,
  people,
}: {
  readonly kind: Kind;
  readonly unsaved: boolean;
  readonly people: number;
}) {
  const { t } = useTranslation();
  const words = kind === 'offline' && unsaved ? 'offlineUnsaved' : kind;
  const online = kind === 'saved' || kind === 'saving';
  return (
    <span className={styles['save']} data-kind={kind}>
      <i aria-hidden="true" />
      <output aria-label={t('room.save.label')}>{t(`room.save.${words}`)}</output>
      {online && people > 1 ? <span>· {t('room.online', { count: people })}</span> : null}
    </span>
  );
}
