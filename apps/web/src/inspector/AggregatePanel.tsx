import { indexOf, placeAggregate, runBy, unplace } from '@stormbridge/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useRow, useWorkshop } from '../board/index.ts';
import { Callout } from '../ui/Bits.tsx';
import { CheckField } from '../ui/Field.tsx';
import { showToast } from '../ui/toasts.ts';
import { CodeName } from './CodeName.tsx';
import { named, shortLabel } from './choices.ts';
import { Pick, SharedArea, SharedText, usePatch } from './fields.tsx';
import styles from './Inspector.module.css';

/** An aggregate or entity, whether it was reached as such or through one of its places in a context. */
export function AggregatePanel(props: { readonly id?: string; readonly placement?: string }) {
  const { t } = useTranslation();
  const place = useRow('placements', props.placement);
  const id = props.id ?? place?.aggregate ?? '';
  const row = useRow('aggregates', id);
  const write = usePatch('aggregates', id);
  if (row === undefined) return null;
  return (
    <>
      <section className={styles['section']}>
        <SharedText table="aggregates" id={id} field="name" label={t('inspector.name')} />
        <Pick
          label={t('inspector.area.kind')}
          value={row.kind}
          choices={[
            { value: 'aggregate', label: t('inspector.area.aggregate') },
            { value: 'entity', label: t('inspector.area.entity') },
          ]}
          onPick={(kind) => write({ kind: kind === 'entity' ? 'entity' : 'aggregate' })}
        />
        <SharedArea
          table="aggregates"
          id={id}
          field="rules"
          label={t('inspector.area.rules')}
          placeholder={t('inspector.area.rulesHint')}
        />
        <SharedArea table="aggregates" id={id} field="description" label={t('inspector.description')} />
      </section>
      <Contexts aggregate={id} />
      {place === undefined ? null : <RunBy placement={place.id} />}
      <section className={styles['section']}>
        <CodeName table="aggregates" id={id} value={row.codeName} />
      </section>
    </>
  );
}

function Contexts({ aggregate }: { readonly aggregate: string }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const board = useBoard();
  const contexts = useMemo(() => named(board, 'contexts'), [board]);
  const places = indexOf(board).placementsByAggregate.get(aggregate) ?? [];
  return (
    <section className={styles['section']}>
      <h3>{t('inspector.area.contexts')}</h3>
      {contexts.length === 0 ? <p className={styles['note']}>{t('inspector.area.noContexts')}</p> : null}
      <div className={styles['checks']}>
        {contexts.map(({ value, label }) => {
          const place = places.find((one) => one.context === value);
          return (
            <CheckField
              key={value}
              label={label}
              checked={place !== undefined}
              disabled={!canWrite}
              onChange={() =>
                workshop.commit(
                  place === undefined
                    ? placeAggregate(workshop.board, aggregate, value)
                    : unplace(workshop.board, place),
                )
              }
            />
          );
        })}
      </div>
      {places.length > 1 ? (
        <Callout tone="info">{t('inspector.area.placementHint', { count: places.length })}</Callout>
      ) : null}
    </section>
  );
}

function RunBy({ placement }: { readonly placement: string }) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const place = board.placements.get(placement);
  const context = board.contexts.get(place?.context ?? '');
  const services = useMemo(
    () => named(board, 'services').filter(({ value }) => board.services.get(value)?.context === place?.context),
    [board, place?.context],
  );
  return (
    <section className={styles['section']}>
      <Pick
        label={`${t('inspector.serviceOf')} (${shortLabel(context?.name ?? '')})`}
        value={place?.service}
        choices={services}
        none={t('inspector.noService')}
        onPick={(service) => {
          const result = runBy(workshop.board, placement, service);
          if (result.ok) workshop.commit(result.value);
          else showToast({ title: result.problems[0]?.message ?? '', text: result.problems[0]?.remedy ?? '' });
        }}
      />
    </section>
  );
}
