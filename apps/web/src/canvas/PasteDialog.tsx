import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import type { Asking } from './use-input.ts';

/** Asks before very many stickies are pasted at once. */
export function PasteDialog({ asking }: { readonly asking: Asking | undefined }) {
  const { t } = useTranslation();
  const count = asking?.count ?? 0;
  return (
    <ConfirmDialog
      open={asking !== undefined}
      title={t('canvas.paste.title', { count })}
      text={t('canvas.paste.text', { count })}
      confirm={t('canvas.paste.confirm', { count })}
      onConfirm={() => asking?.yes()}
      onClose={() => asking?.close()}
    />
  );
}
