import type { CloseReason } from '@stormbridge/sync';
import { DoorClosed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../app/route.ts';
import screens from '../app/Screens.module.css';
import { EmptyState } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';

/** The server has closed the room to this browser and says why. */
export function ClosedScreen({ reason }: { readonly reason: CloseReason | undefined }) {
  const { t } = useTranslation();
  return (
    <main className={screens['screen']}>
      <EmptyState
        screen
        icon={<DoorClosed size={20} aria-hidden="true" />}
        title={t('room.denied')}
        text={reason === undefined ? t('join.goneHint') : t(`room.closed.${reason}`)}
      >
        <Button onClick={() => window.location.reload()}>{t('common.tryAgain')}</Button>
        <Button look="primary" onClick={() => goTo('/')}>
          {t('room.deniedHome')}
        </Button>
      </EmptyState>
    </main>
  );
}
