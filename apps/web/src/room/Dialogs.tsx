import { useTranslation } from 'react-i18next';
import { linksOf } from '../app/links.ts';
import { useMe, useWorkshop } from '../board/index.ts';
import { rememberMe } from '../join/me.ts';
import { PersonForm } from '../join/PersonForm.tsx';
import { LinkList } from '../landing/LinksDialog.tsx';
import { Callout } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../ui/Dialog.tsx';
import { closeDialog, lookAt, useRoom } from './room-store.ts';
import { Shortcuts } from './Shortcuts.tsx';

/** The dialogs of the room, of which at most one is open. */
export function Dialogs({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const dialog = useRoom((state) => state.dialog);
  const workshop = useWorkshop();
  return (
    <>
      <Dialog
        open={dialog === 'shortcuts'}
        onClose={closeDialog}
        title={t('shortcuts.title')}
        lead={t('shortcuts.lead')}
        wide
      >
        <Shortcuts />
      </Dialog>
      <Dialog
        open={dialog === 'invite'}
        onClose={closeDialog}
        title={t('room.inviteTitle')}
        lead={t('room.inviteLead')}
      >
        <InviteBody id={id} />
      </Dialog>
      <Dialog open={dialog === 'me'} onClose={closeDialog} title={t('room.rename')}>
        <MeBody />
      </Dialog>
      <ConfirmDialog
        open={dialog === 'skip'}
        onClose={closeDialog}
        title={t('stages.skipTitle')}
        text={t('stages.skipText')}
        confirm={t('stages.skipConfirm')}
        onConfirm={() => {
          const atIt = workshop.session.stage === 3;
          workshop.steer({ skip: ['triggers'], ...(atIt ? { stage: 4 } : {}) });
          lookAt(undefined);
        }}
      />
    </>
  );
}

function InviteBody({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const links = linksOf(id);
  if (Object.keys(links).length === 0) return <Callout tone="warn">{t('room.inviteUnknown')}</Callout>;
  return <LinkList links={links} />;
}

function MeBody() {
  const { t } = useTranslation();
  const me = useMe();
  const workshop = useWorkshop();
  return (
    <PersonForm
      initial={me}
      onDone={(next) => {
        rememberMe(next);
        workshop.rename(next);
        closeDialog();
      }}
    >
      <Button type="submit" look="primary">
        {t('common.done')}
      </Button>
    </PersonForm>
  );
}
