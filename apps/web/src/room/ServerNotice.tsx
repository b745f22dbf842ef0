import type { CloseReason } from '@stormbridge/sync';
import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeld, useSaveState } from '../board/index.ts';
import styles from './Room.module.css';

/** Tells what the server said when it stopped taking changes for a while; where it said nothing, the fallback is shown. */
export function ServerNotice({ fallback }: { readonly fallback: ReactNode }) {
  const { kind, reason } = useSaveState();
  const held = useHeld();
  if (kind === 'offline' || kind === 'loading') return reason === undefined ? fallback : <Notice reason={reason} />;
  return held ? <Notice reason={undefined} /> : fallback;
}

/** The bar itself. Without a reason it says that the server cannot save. */
export function Notice({ reason }: { readonly reason: CloseReason | undefined }) {
  const { t } = useTranslation();
  return (
    <div className={styles['notice']} role="status">
      <CloudOff size={16} aria-hidden="true" />
      <p>{reason === undefined ? t('room.held') : t(`room.closed.${reason}`)}</p>
    </div>
  );
}
