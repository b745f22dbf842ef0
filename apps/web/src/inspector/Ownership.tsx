import { assign, serviceOf } from '@stormbridge/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRow, useWorkshop } from '../board/index.ts';
import { named, placements } from './choices.ts';
import { Pick, usePatch } from './fields.tsx';

/** Which aggregate an event or a command belongs to, and in which of its contexts. */
export function AggregateOf({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const board = useBoard();
  const row = useRow('elements', id);
  const aggregates = useMemo(() => named(board, 'aggregates'), [board]);
  const places = useMemo(() => placements(board, row?.aggregate), [board, row?.aggregate]);
  return (
    <>
      <Pick
        label={t('inspector.aggregate')}
        value={row?.aggregate}
        choices={aggregates}
        none={t('inspector.noAggregate')}
        onPick={(aggregate) => workshop.commit(assign(workshop.board, [id], aggregate))}
      />
      {places.length > 1 ? (
        <Pick
          label={t('inspector.inContext')}
          value={row?.placement}
          choices={places}
          onPick={(place) => workshop.commit(assign(workshop.board, [id], row?.aggregate, place))}
        />
      ) : null}
    </>
  );
}

/** The service that an element names itself; where it names none, the one that follows from the board is told. */
export function ServiceOf({ id, label }: { readonly id: string; readonly label: string }) {
  const { t } = useTranslation();
  const write = usePatch('elements', id);
  const board = useBoard();
  const row = useRow('elements', id);
  const services = useMemo(() => named(board, 'services'), [board]);
  const derived = row === undefined ? undefined : serviceOf(board, row)?.name;
  return (
    <Pick
      label={label}
      value={row?.service}
      choices={services}
      none={derived === undefined ? t('inspector.noService') : t('inspector.derived', { name: derived })}
      onPick={(service) => write({ service: service ?? null })}
    />
  );
}
