import { useTranslation } from 'react-i18next';
import { useLost, useRights, useWorkshop } from '../board/index.ts';
import { CopyField } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** What the server did not accept, with the texts, so that nobody loses what they typed. */
export function LostNotice() {
  const { t } = useTranslation();
  const lost = useLost();
  const workshop = useWorkshop();
  const { canWrite } = useRights();
  const texts = lost?.texts ?? [];
  const again = canWrite ? texts.filter(({ kind }) => kind !== undefined).length : 0;
  const close = (): void => workshop.dismissLost();
  return (
    <Dialog
      open={lost !== undefined}
      onClose={close}
      title={t('room.lost')}
      lead={lost?.message ?? ''}
      foot={
        <>
          <Button look={again === 0 ? 'primary' : 'outline'} onClick={close}>
            {t('common.done')}
          </Button>
          {again === 0 ? null : (
            <Button look="primary" onClick={() => workshop.putBackLost()}>
              {t('room.lostPutBack')}
            </Button>
          )}
        </>
      }
    >
      {texts.map(({ text }, at) => (
        <CopyField
          key={text}
          label={texts.length === 1 ? t('room.lostText') : t('room.lostTextOf', { at: at + 1, of: texts.length })}
          value={text}
        />
      ))}
    </Dialog>
  );
}
