import { useTranslation } from 'react-i18next';
import { useLost, useWorkshop } from '../board/index.ts';
import { CopyField } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** What the server did not accept, with the texts, so that nobody loses what they typed. */
export function LostNotice() {
  const { t } = useTranslation();
  const lost = useLost();
  const workshop = useWorkshop();
  const close = (): void => workshop.dismissLost();
  return (
    <Dialog
      open={lost !== undefined}
      onClose={close}
      title={t('room.lost')}
      lead={lost?.message ?? ''}
      foot={
        <Button look="primary" onClick={close}>
          {t('common.done')}
        </Button>
      }
    >
      {lost?.texts.map((text, at) => (
        <CopyField key={text} label={`${at + 1}`} value={text} />
      ))}
    </Dialog>
  );
}
