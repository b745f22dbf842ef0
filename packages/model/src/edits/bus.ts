import type { Board } from '../board.ts';
import { add, type BoardChange, patch, remove } from '../changes.ts';
import { failed, ok, type Result } from '../problems.ts';
import { comesFrom, elementsOf } from '../read/flow.ts';
import { matchedVersions, serviceOf, subscriptionsOf, versionsOf } from '../read/ownership.ts';
import type { ElementRow, NewRow, SubscriptionRow } from '../rows.ts';
import type { ConsumptionKind } from '../tables.ts';
import { derivedId } from './ids.ts';

/** A subscription that follows from the board: a policy, a read model or an external system waits for events. */
export interface SubscriptionProposal {
  readonly id: string;
  readonly row: NewRow<'subscriptions'>;
}

/** The subscriptions that policies, read models and external systems need and that nobody has accepted yet. */
export function proposeSubscriptions(board: Board): SubscriptionProposal[] {
  const reasons = new Set([...board.subscriptions.values()].map((one) => one.because));
  return [
    ...elementsOf(board, 'policy').flatMap((row) => proposal(board, row, 'policy', 'queue')),
    ...elementsOf(board, 'readModel').flatMap((row) => proposal(board, row, 'readModel', 'queue')),
    ...elementsOf(board, 'externalSystem').flatMap((row) => proposal(board, row, 'externalSystem', 'destination')),
  ].filter(({ row }) => !reasons.has(row.because));
}

function proposal(
  board: Board,
  because: ElementRow,
  reason: SubscriptionRow['reason'],
  kind: ConsumptionKind,
): SubscriptionProposal[] {
  const service = serviceOf(board, because);
  const versions = comesFrom(board, because.id, 'event').flatMap(({ id }) => versionsOf(board, id).at(-1)?.id ?? []);
  if (service === undefined || versions.length === 0) return [];
  const id = derivedId('on', because.id);
  return [{ id, row: { service: service.id, kind, scope: 'events', versions, reason, because: because.id } }];
}

/** Stores proposals as subscriptions. */
export const acceptSubscriptions = (proposals: readonly SubscriptionProposal[]): BoardChange[] =>
  proposals.map(({ id, row }) => add('subscriptions', id, row));

/** How a service consumes an event: the subscriptions that match it, by id. */
export const consumption = (board: Board, service: string, event: string): SubscriptionRow[] =>
  subscriptionsOf(board, service).filter((one) =>
    matchedVersions(board, one).some((version) => version.event === event),
  );

/**
 * Says how a service consumes an event, or that it does not. A new subscription takes the event's latest version. A
 * subscription over several events has one rule and one queue, so its kind changes for all of them.
 */
export function consume(
  board: Board,
  id: string,
  service: string,
  event: string,
  kind: ConsumptionKind | undefined,
): Result<BoardChange[]> {
  const subscriptions = consumption(board, service, event);
  if (kind !== undefined) {
    if (subscriptions.length > 0) return ok(subscriptions.map((one) => patch('subscriptions', one.id, { kind })));
    const version = versionsOf(board, event).at(-1);
    if (version === undefined)
      return failed({ rule: 'M51', at: event, message: 'That event is no longer on the board.' });
    return ok([add('subscriptions', id, { service, kind, scope: 'events', versions: [version.id], reason: 'record' })]);
  }
  const wide = subscriptions.find((one) => one.scope !== 'events');
  if (wide !== undefined) {
    const what = wide.scope === 'bus' ? 'the whole bus' : 'all events of one source';
    return failed({
      rule: 'M52',
      at: wide.id,
      message: `This service consumes ${what}; change that subscription instead.`,
    });
  }
  return ok(
    subscriptions.map((one) => {
      const rest = one.versions.filter((version) => board.eventVersions.get(version)?.event !== event);
      return rest.length === 0 ? remove('subscriptions', one.id) : patch('subscriptions', one.id, { versions: rest });
    }),
  );
}

/** Gives the one event bus its name. */
export const nameBus = (board: Board, name: string): BoardChange[] =>
  board.bus.has('bus') ? [patch('bus', 'bus', { name })] : [add('bus', 'bus', { name })];

/** Changes settings of the board. */
export const changeSettings = (board: Board, fields: Partial<NewRow<'settings'>>): BoardChange[] =>
  board.settings.has('settings') ? [patch('settings', 'settings', fields)] : [add('settings', 'settings', fields)];
