import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { useCanvas } from './canvas-store.ts';

/** Asks before very many stickies are pasted at once. */
export function PasteDialog() {
  const { t } = useTranslation();
  const asking = useCanvas((state) => state.asking);
  const count = asking?.count ?? 0;
  return (
    <ConfirmDialog
      open={asking !== undefined}
      title={t('canvas.paste.title', { count })}
      text={t('canvas.paste.text', { count })}
      confirm={t('canvas.paste.confirm', { count })}
      onConfirm={() => asking?.yes()}
      onClose={() => useCanvas.setState({ asking: undefined })}
    />
  );
}
