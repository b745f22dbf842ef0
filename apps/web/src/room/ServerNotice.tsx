import type { CloseReason } from '@stormbridge/sync';
import { CloudOff } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeld, useKeeps, useSaveState } from '../board/index.ts';
import styles from './Room.module.css';

/** Tells what the server said when it stopped taking changes for a while; where it said nothing, the fallback is shown. */
export function ServerNotice({ fallback }: { readonly fallback: ReactNode }) {
  const { kind, reason } = useSaveState();
  const held = useHeld();
  const away = useAway(kind === 'offline' && reason === undefined);
  if (away) return <AwayNotice />;
  if (kind === 'offline' || kind === 'loading') return reason === undefined ? fallback : <Notice reason={reason} />;
  return held ? <Notice reason={undefined} /> : fallback;
}

/** A connection that breaks for a moment is nothing to tell. In ms. */
const MOMENT_MS = 3000;

function useAway(isAway: boolean): boolean {
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (!isAway) return setTold(false);
    const timer = setTimeout(() => setTold(true), MOMENT_MS);
    return () => clearTimeout(timer);
  }, [isAway]);
  return isAway && told;
}

/** Says what becomes of what is written while there is no connection. */
function AwayNotice() {
  const { t } = useTranslation();
  const keeps = useKeeps();
  return (
    <div className={styles['notice']} role="status">
      <CloudOff size={16} aria-hidden="true" />
      <p>{t(keeps ? 'room.away' : 'room.awayUnkept')}</p>
    </div>
  );
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
