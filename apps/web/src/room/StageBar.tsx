import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useSession, useWorkshop } from '../board/index.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { RightsMenu } from './RightsMenu.tsx';
import { lookAt, useRoom } from './room-store.ts';
import { SilentButton } from './SilentButton.tsx';
import { stepsFrom } from './stage-walk.ts';
import styles from './TopBar.module.css';
import { useStage } from './useStage.ts';

/** Where this person looks, and for the facilitator the way to move the team. */
export function StageBar() {
  const { t } = useTranslation();
  const { stage: team, skipped } = useSession();
  const { canSteer } = useRights();
  const workshop = useWorkshop();
  const looking = useRoom((state) => state.looking);
  const stage = useStage();
  const { before, next } = stepsFrom(looking, team, skipped);
  const move = (to: number | undefined): void => {
    if (to === undefined) return;
    workshop.steer({ stage: to });
    lookAt(undefined);
  };
  return (
    <section className={styles['bar']} aria-label={t('stages.bar')}>
      {canSteer ? (
        <IconButton
          className={classes(styles['step'], styles['back'])}
          label={t('stages.back')}
          disabled={before === undefined}
          onClick={() => move(before?.number)}
        >
          <ChevronLeft size={17} aria-hidden="true" />
        </IconButton>
      ) : null}
      <span className={styles['where']}>
        <b>{stage.title}</b>
        <small>
          {stage.number > 8 ? t('stages.afterAll') : t('stages.of', { number: stage.number })} ·{' '}
          {stage.who === 'technical' ? t('landing.technical') : t('landing.everybody')}
        </small>
      </span>
      <SilentButton />
      <RightsMenu />
      {canSteer ? (
        <Button
          look="primary"
          className={styles['next']}
          aria-label={t('stages.next')}
          disabled={next === undefined}
          title={next === undefined ? undefined : t('stages.nextTo', { title: next.title })}
          iconAfter={<ChevronRight size={16} aria-hidden="true" />}
          onClick={() => move(next?.number)}
        >
          {t('stages.next')}
        </Button>
      ) : null}
    </section>
  );
}
