import { STAGES, type Stage } from '@stormbridge/model';
import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useSession, useWorkshop } from '../board/index.ts';
import { classes } from '../ui/classes.ts';
import styles from './Rail.module.css';
import { lookAt, openDialog, useRoom } from './room-store.ts';
import { type StageState, shownStage, stageState } from './stage-walk.ts';

/** The stages as way-points on one line. A press looks at a stage; only the facilitator moves the team. */
export function StageList() {
  const { stage: team, skipped } = useSession();
  const looking = useRoom((state) => state.looking);
  const shown = shownStage(looking, team);
  return (
    <ol className={styles['stages']}>
      {STAGES.map((stage) => (
        <StageItem
          key={stage.key}
          stage={stage}
          state={stageState(stage, team, skipped)}
          shown={stage.number === shown.number}
          team={team}
        />
      ))}
    </ol>
  );
}

function StageItem({
  stage,
  state,
  shown,
  team,
}: {
  readonly stage: Stage;
  readonly state: StageState;
  readonly shown: boolean;
  readonly team: number;
}) {
  const { t } = useTranslation();
  const name = stage.number > 8 ? stage.title : `${stage.number} ${stage.title}`;
  return (
    <li className={classes(styles[state], shown && styles['shown'])}>
      <button
        type="button"
        className={styles['pick']}
        aria-label={name}
        aria-current={state === 'now' ? 'step' : undefined}
        aria-pressed={shown}
        aria-describedby={`stage-${stage.key}`}
        title={name}
        onClick={() => lookAt(stage.number === team ? undefined : stage.number)}
      >
        <span className={styles['dot']} aria-hidden="true">
          <Dot stage={stage} state={state} />
        </span>
        <span className={styles['name']}>{stage.title}</span>
      </button>
      <span id={`stage-${stage.key}`} className="visually-hidden">
        {t(`stages.state.${state}`)}
      </span>
      {shown ? <Instruction stage={stage} state={state} /> : null}
    </li>
  );
}

function Dot({ stage, state }: { readonly stage: Stage; readonly state: StageState }) {
  if (state === 'done') return <Check size={12} strokeWidth={3} />;
  if (state === 'skipped') return <Minus size={12} strokeWidth={3} />;
  return stage.number > 8 ? '★' : stage.number;
}

/** What the team does in a stage, and for the facilitator the ways past it. */
export function Instruction({ stage, state }: { readonly stage: Stage; readonly state: StageState }) {
  const { t } = useTranslation();
  const { canSteer } = useRights();
  const workshop = useWorkshop();
  return (
    <div className={styles['detail']}>
      <p>{t(`stages.instruction.${stage.key}`)}</p>
      <small>{state === 'skipped' ? t('stages.skipped') : t('stages.minutes', { count: stage.minutes })}</small>
      {stage.optional && canSteer && state !== 'skipped' && state !== 'done' ? (
        <button type="button" className={styles['ask']} onClick={() => openDialog('skip')}>
          {t('stages.skip')}
        </button>
      ) : null}
      {stage.optional && canSteer && state === 'skipped' ? (
        <button type="button" className={styles['ask']} onClick={() => workshop.steer({ unskip: [stage.key] })}>
          {t('stages.unskip')}
        </button>
      ) : null}
    </div>
  );
}
