import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useSession, useWorkshop } from '../board/index.ts';
import { IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import styles from './TopBar.module.css';

/** For the facilitator in the first stage: from now on everybody writes for themselves. */
export function SilentButton() {
  const { t } = useTranslation();
  const { canSteer } = useRights();
  const { stage, silent } = useSession();
  const workshop = useWorkshop();
  if (!canSteer || stage !== 1 || silent) return null;
  return (
    <IconButton
      label={t('silent.mode')}
      title={t('silent.begin')}
      className={classes(styles['step'], styles['wide'])}
      onClick={() => workshop.steer({ silent: true })}
    >
      <EyeOff size={16} aria-hidden="true" />
    </IconButton>
  );
}
