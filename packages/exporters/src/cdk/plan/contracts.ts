import {
  type Board,
  codeNames,
  type ElementRow,
  elementsOf,
  eventAddress,
  eventsInTime,
  serviceOf,
} from '@stormbridge/model';
import type { Contract } from '../../schema/contract.ts';
import { contractOfCommand, contractOfVersion, liveVersions } from '../../schema/contract.ts';
import { aggregateOfCommand, byId, serviceName, serviceOfCommand } from './reads.ts';
import type { EventPlan } from './types.ts';

/** Every event version of the export, in the order of time, by the id of its version row. */
export function planEvents(board: Board): ReadonlyMap<string, EventPlan> {
  const found = new Map<string, EventPlan>();
  for (const event of eventsInTime(board)) {
    const service = serviceOf(board, event);
    if (service === undefined) continue;
    const { source, detailType } = eventAddress(board, event);
    for (const version of liveVersions(board, event.id))
      found.set(version.id, {
        ...contractOfVersion(board, version),
        row: event.id,
        source,
        detailType,
        service: serviceName(board, service.id),
        aggregate: nameOfAggregate(board, event.aggregate),
      });
  }
  return found;
}

/** A command of the export, before it is known what it leads to. */
export interface CommandSeed {
  readonly row: ElementRow;
  readonly contract: Contract;
  readonly service: string;
  readonly aggregate: string | null;
}

/** Every command that a service runs, by id. */
export const planCommandSeeds = (board: Board): CommandSeed[] =>
  [...elementsOf(board, 'command')].sort(byId).flatMap((row) => {
    const service = serviceOfCommand(board, row);
    if (service === undefined) return [];
    const aggregate = nameOfAggregate(board, aggregateOfCommand(board, row));
    return [{ row, contract: contractOfCommand(board, row), service: service.id, aggregate }];
  });

const nameOfAggregate = (board: Board, id: string | undefined): string | null =>
  id === undefined ? null : (codeNames(board).get(id) ?? null);

/** The newest version of each event: what new facts are written in when no version is in use yet. */
export function versionsToPublish(board: Board, event: string): readonly string[] {
  const live = liveVersions(board, event);
  const inUse = live.filter((version) => version.status === 'inUse');
  return (inUse.length > 0 ? inUse : live.slice(-1)).map((version) => version.id);
}
