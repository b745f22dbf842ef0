import { useTranslation } from 'react-i18next';
import { useMe } from '../board/index.ts';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import { type Point, restorePoint } from './api.ts';
import { leavePoint, refreshHistory } from './history-store.ts';
import { useAsker } from './use-asker.ts';
import { timeOf, titleOf } from './words.ts';

/** Asks whether the board is to become what it was, and does it. Open while there is a point. */
export function RestoreDialog({ point, onClose }: { readonly point: Point | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const asker = useAsker();
  const me = useMe();
  const what = point === undefined ? '' : titleOf(point);
  const goBack = async (id: string): Promise<void> => {
    const answer = await restorePoint(asker, id, me.name);
    if (answer.ok) {
      leavePoint();
      showToast({ title: t('history.restored', { what }), text: t('history.restoredText'), tone: 'good' });
    } else {
      const text = answer.reason === 'problems' ? '' : answer.message;
      showToast({ title: t('history.failed'), text, tone: 'problem' });
    }
    await refreshHistory(asker);
  };
  return (
    <ConfirmDialog
      open={point !== undefined}
      onClose={onClose}
      title={t('history.restoreTitle')}
      text={t('history.restoreText', { what, time: point === undefined ? '' : timeOf(point, Date.now()) })}
      confirm={t('history.restoreConfirm')}
      onConfirm={() => {
        if (point !== undefined) void goBack(point.id);
      }}
    />
  );
}
