import type { Board } from '../board.ts';
import { add, type BoardChange, patch } from '../changes.ts';
import { failed, ok, type Result } from '../problems.ts';
import { indexOf } from '../read/board-index.ts';
import { derivedId } from './ids.ts';

/** A service that the method suggests: one for each aggregate in each context. Stored only when it is accepted. */
export interface ServiceProposal {
  readonly id: string;
  readonly name: string;
  readonly context: string;
  readonly aggregate: string;
  readonly placement: string;
}

/**
 * One service for every placement that has none. Where an aggregate lives in several contexts the context is part of the
 * name, because each of them becomes a service of its own (EventBridge Storming, step 6).
 */
export function proposeServices(board: Board): ServiceProposal[] {
  const index = indexOf(board);
  return [...board.placements.values()]
    .filter((placement) => placement.service === undefined)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, aggregate, context }) => {
      const name = board.aggregates.get(aggregate)?.name.trim() || 'Unnamed';
      const shared = (index.placementsByAggregate.get(aggregate) ?? []).length > 1;
      const inContext = board.contexts.get(context)?.name.trim() ?? '';
      return {
        id: derivedId('service', context, aggregate),
        name: shared ? `${inContext} ${name}`.trim() : name,
        context,
        aggregate,
        placement: id,
      };
    });
}

/** Stores proposals: the services, and which placement each of them runs. */
export const acceptServices = (board: Board, proposals: readonly ServiceProposal[]): BoardChange[] =>
  proposals.flatMap(({ id, name, context, placement }) => [
    ...(board.services.get(id)?.context === context ? [] : [add('services', id, { name, context })]),
    patch('placements', placement, { service: id }),
  ]);

/**
 * Says which service runs an aggregate in a context, or none. A service lives in one context: one of another context is
 * refused in words, because there the aggregate means something else and becomes a service of its own.
 */
export function runBy(board: Board, placement: string, service: string | undefined): Result<BoardChange[]> {
  const place = board.placements.get(placement);
  if (place === undefined)
    return failed({ rule: 'M42', at: placement, message: 'The aggregate is no longer in that context.' });
  if (service === undefined) return ok([patch('placements', placement, { service: null })]);
  const row = board.services.get(service);
  if (row === undefined)
    return failed({ rule: 'M42', at: service, message: 'That service is no longer on the board.' });
  if (row.context === undefined)
    return ok([patch('services', service, { context: place.context }), patch('placements', placement, { service })]);
  if (row.context === place.context) return ok([patch('placements', placement, { service })]);
  const home = board.contexts.get(row.context)?.name ?? 'another context';
  return failed({
    rule: 'M42',
    at: service,
    message: `${row.name || 'This service'} belongs to ${home}. An aggregate in two contexts becomes two services.`,
    remedy: 'Name a service of its own for this context.',
  });
}
