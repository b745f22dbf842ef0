import { Lock, LockOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useSession, useWorkshop } from '../board/index.ts';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import styles from './TopBar.module.css';

/** For the facilitator: what participants may do at the moment. */
export function RightsMenu() {
  const { t } = useTranslation();
  const { canSteer } = useRights();
  const { stage, silent, locked, rights, ownOnly } = useSession();
  const workshop = useWorkshop();
  if (!canSteer) return null;
  const guided = rights === 'guided';
  const bound = locked || guided || ownOnly;
  return (
    <Menu
      label={t('rights.menu')}
      align="center"
      many
      trigger={
        <IconButton label={t('rights.menu')} className={styles['step']} data-on={bound}>
          {locked ? <Lock size={16} aria-hidden="true" /> : <LockOpen size={16} aria-hidden="true" />}
        </IconButton>
      }
      entries={[
        {
          key: 'lock',
          label: t('rights.lock'),
          hint: t('rights.lockHint'),
          chosen: locked,
          run: () => workshop.steer({ locked: !locked }),
        },
        {
          key: 'guided',
          label: t('rights.guided'),
          hint: t('rights.guidedHint'),
          chosen: guided,
          run: () => workshop.steer({ rights: guided ? 'open' : 'guided' }),
        },
        {
          key: 'ownOnly',
          label: t('rights.ownOnly'),
          hint: t('rights.ownOnlyHint'),
          chosen: ownOnly,
          run: () => workshop.steer({ ownOnly: !ownOnly }),
        },
        ...(stage === 1 || silent
          ? [
              {
                key: 'silent',
                label: t('silent.mode'),
                hint: t(silent ? 'silent.endHint' : 'silent.hint'),
                chosen: silent,
                run: () => void workshop.steer({ silent: !silent }),
              },
            ]
          : []),
      ]}
    />
  );
}
