import { Eye, Sparkles, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OpenedWorkshop, WorkshopLinks } from '../app/api.ts';
import { CopyField } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './LinksDialog.module.css';

const ROLES = [
  { role: 'facilitator', icon: Sparkles },
  { role: 'participant', icon: Users },
  { role: 'viewer', icon: Eye },
] as const;

/** The links of a workshop, each with its button to copy it. */
export function LinkList({ links }: { readonly links: Partial<WorkshopLinks> }) {
  const { t } = useTranslation();
  return (
    <div className={styles['links']}>
      {ROLES.map(({ role, icon: Icon }) =>
        links[role] === undefined ? null : (
          <CopyField
            key={role}
            label={t(`room.links.${role}`)}
            hint={t(`room.links.${role}Hint`)}
            value={links[role]}
            badge={<Icon size={15} aria-hidden="true" className={styles['icon']} />}
          />
        ),
      )}
      {window.isSecureContext ? null : <p className={styles['plain']}>{t('room.notEncrypted')}</p>}
    </div>
  );
}

/** Shown once, when a workshop has been opened: its three secret links, and the way in. */
export function LinksDialog({
  opened,
  onClose,
  onEnter,
}: {
  readonly opened: OpenedWorkshop | undefined;
  readonly onClose: () => void;
  readonly onEnter: (link: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog
      open={opened !== undefined}
      onClose={onClose}
      title={t('landing.linksTitle')}
      lead={t('landing.linksLead')}
      foot={
        <Button look="primary" onClick={() => opened && onEnter(opened.links.facilitator)}>
          {t('landing.enter')}
        </Button>
      }
    >
      {opened === undefined ? null : <LinkList links={opened.links} />}
    </Dialog>
  );
}
