import { History, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRights } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import type { Point } from './api.ts';
import styles from './History.module.css';
import { leavePoint, useHistory } from './history-store.ts';
import { RestoreDialog } from './RestoreDialog.tsx';
import { timeOf, titleOf } from './words.ts';

/** Says that this is not the board of now, and leads back to it. Stands where the workshop is the one of now. */
export function PointBar() {
  const viewed = useHistory((state) => state.viewed);
  return viewed === undefined ? null : <Banner point={viewed.point} />;
}

/** The bar itself: a moment is looked at. */
export function Banner({ point }: { readonly point: Point }) {
  const { t } = useTranslation();
  const { canSteer } = useRights();
  const [asking, setAsking] = useState(false);
  return (
    <div className={styles['bar']} role="status">
      <History size={16} aria-hidden="true" />
      <p>{t('history.viewing', { what: titleOf(point), time: timeOf(point, Date.now()) })}</p>
      {canSteer ? (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('history.restore')}
        </Button>
      ) : null}
      <Button size="small" look="primary" icon={<Undo2 size={14} aria-hidden="true" />} onClick={leavePoint}>
        {t('history.back')}
      </Button>
      <RestoreDialog point={asking ? point : undefined} onClose={() => setAsking(false)} />
    </div>
  );
}
