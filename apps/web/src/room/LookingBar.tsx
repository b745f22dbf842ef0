import { stageOf } from '@stormbridge/model';
import { Undo2, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useSession, useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Room.module.css';
import { lookAt, useRoom } from './room-store.ts';

/** Tells somebody who looks at another stage where the team is, and leads back to it. */
export function LookingBar() {
  const looking = useRoom((state) => state.looking);
  const { stage: team } = useSession();
  return looking === undefined || looking === team ? null : <Elsewhere looking={looking} team={team} />;
}

/** The bar itself: one looks at a stage in which the team is not. */
export function Elsewhere({ looking, team }: { readonly looking: number; readonly team: number }) {
  const { t } = useTranslation();
  const { canSteer } = useRights();
  const workshop = useWorkshop();
  return (
    <div className={styles['looking']} role="status">
      <p>{t('stages.lookingBack', { title: stageOf(looking).title, team: stageOf(team).title })}</p>
      {canSteer ? (
        <Button
          size="small"
          icon={<Users size={14} aria-hidden="true" />}
          onClick={() => {
            workshop.steer({ stage: looking });
            lookAt(undefined);
          }}
        >
          {t('stages.bring')}
        </Button>
      ) : null}
      <Button
        size="small"
        look="primary"
        icon={<Undo2 size={14} aria-hidden="true" />}
        onClick={() => lookAt(undefined)}
      >
        {t('stages.follow')}
      </Button>
    </div>
  );
}
