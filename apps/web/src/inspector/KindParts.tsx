import { useTranslation } from 'react-i18next';
import { useRow } from '../board/index.ts';
import { Pick, PlainText, usePatch } from './fields.tsx';
import { JoinParts } from './JoinParts.tsx';
import { AggregateOf, ServiceOf } from './Ownership.tsx';
import { isSchedule } from './schedule.ts';

interface Props {
  readonly id: string;
}

/** What only a command has. */
export function CommandParts({ id }: Props) {
  const { t } = useTranslation();
  const write = usePatch('elements', id);
  const row = useRow('elements', id);
  return (
    <>
      <AggregateOf id={id} />
      <Pick
        label={t('inspector.command.mode')}
        value={row?.mode ?? 'async'}
        choices={[
          { value: 'async', label: t('inspector.command.async') },
          { value: 'sync', label: t('inspector.command.sync') },
        ]}
        onPick={(mode) => write({ mode: mode === 'sync' ? 'sync' : 'async' })}
      />
      {row?.mode === 'sync' ? null : (
        <Pick
          label={t('inspector.command.intake')}
          hint={row?.intake === 'bus' ? t('inspector.command.busHint') : t('inspector.command.queueHint')}
          value={row?.intake ?? 'queue'}
          choices={[
            { value: 'queue', label: t('inspector.command.queue') },
            { value: 'bus', label: t('inspector.command.bus') },
          ]}
          onPick={(intake) => write({ intake: intake === 'bus' ? 'bus' : 'queue' })}
        />
      )}
    </>
  );
}

/** What only an actor has. */
export function ActorParts({ id }: Props) {
  const { t } = useTranslation();
  const write = usePatch('elements', id);
  const row = useRow('elements', id);
  const kinds = ['person', 'team', 'system'] as const;
  return (
    <Pick
      label={t('inspector.actor.kind')}
      value={row?.actorKind}
      none={t('inspector.noService')}
      choices={kinds.map((value) => ({ value, label: t(`inspector.actor.${value}`) }))}
      onPick={(picked) => write({ actorKind: kinds.find((kind) => kind === picked) ?? null })}
    />
  );
}

/** What only a policy has: whether it waits for one of its events or for all of them. */
export function PolicyParts({ id }: Props) {
  const { t } = useTranslation();
  const write = usePatch('elements', id);
  const row = useRow('elements', id);
  return (
    <>
      <Pick
        label={t('inspector.policy.when')}
        value={row?.when ?? 'any'}
        choices={[
          { value: 'any', label: t('inspector.policy.any') },
          { value: 'all', label: t('inspector.policy.all') },
        ]}
        onPick={(when) => write({ when: when === 'all' ? 'all' : 'any' })}
      />
      {row?.when === 'all' ? <JoinParts id={id} /> : null}
      <ServiceOf id={id} label={t('inspector.service')} />
    </>
  );
}

/** What only a read model has. */
export function ReadModelParts({ id }: Props) {
  const { t } = useTranslation();
  return <ServiceOf id={id} label={t('inspector.service')} />;
}

/** What only a timer has. */
export function TimerParts({ id }: Props) {
  const { t } = useTranslation();
  const write = usePatch('elements', id);
  const row = useRow('elements', id);
  return (
    <>
      <PlainText
        label={t('inspector.timer.schedule')}
        hint={t('inspector.timer.scheduleHint')}
        value={row?.schedule ?? ''}
        maxLength={256}
        check={(text) => (text.trim() === '' || isSchedule(text) ? undefined : t('inspector.timer.scheduleWrong'))}
        onWrite={(text) => write({ schedule: text.trim() || null })}
      />
      <ServiceOf id={id} label={t('inspector.service')} />
    </>
  );
}
