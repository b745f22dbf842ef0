import type { Board } from '../board.ts';
import type {
  ContextRow,
  ElementRow,
  EventVersionRow,
  FieldRow,
  PlacementRow,
  ServiceRow,
  SubscriptionRow,
} from '../rows.ts';
import { indexOf } from './board-index.ts';
import { comesFrom, elementsOf, leadsTo } from './flow.ts';

/** The one placement that an event or a command belongs to, once its aggregate has any. */
export const placementOf = (board: Board, element: ElementRow): PlacementRow | undefined =>
  element.placement === undefined ? undefined : board.placements.get(element.placement);

/**
 * The bounded context of an event or a command: that of its placement, else of its service. A command that nobody has
 * assigned is where all of its events are: teams gather events first, and already want to see what crosses a border.
 */
export function contextOf(board: Board, element: ElementRow): ContextRow | undefined {
  const own = placementOf(board, element)?.context ?? serviceOf(board, element)?.context;
  const events = own === undefined && element.kind === 'command' ? leadsTo(board, element.id, 'event') : [];
  return board.contexts.get(own ?? only(events.map((event) => placementOf(board, event)?.context)) ?? '');
}

/**
 * The service that an element lives in. An event or a command: the service of its placement, else the one it names; an
 * event that only a timer or an external system causes: the service of that. A policy: the one it names, else the
 * service of its commands. A timer: likewise. An external system: the service that adapts it.
 */
export function serviceOf(board: Board, element: ElementRow): ServiceRow | undefined {
  return board.services.get(placementOf(board, element)?.service ?? element.service ?? inferred(board, element) ?? '');
}

function inferred(board: Board, element: ElementRow): string | undefined {
  if (element.placement !== undefined) return undefined;
  if (element.kind === 'event')
    return only([
      ...sources(board, element, 'timer'),
      ...sources(board, element, 'externalSystem'),
      ...commands(board, comesFrom(board, element.id, 'command')),
    ]);
  if (element.kind === 'command') return only(leadsTo(board, element.id, 'event').map((event) => owner(board, event)));
  if (element.kind === 'policy') return only(commands(board, leadsTo(board, element.id, 'command')));
  if (element.kind === 'timer') {
    const events = leadsTo(board, element.id, 'event').map((event) => owner(board, event));
    return only([...commands(board, leadsTo(board, element.id, 'command')), ...events]);
  }
  return undefined;
}

/** The service that an element names itself or through its placement, without following arrows. */
const owner = (board: Board, element: ElementRow): string | undefined =>
  placementOf(board, element)?.service ?? (element.placement === undefined ? element.service : undefined);

const sources = (board: Board, event: ElementRow, kind: 'timer' | 'externalSystem'): (string | undefined)[] =>
  comesFrom(board, event.id, kind).map((source) => source.service);

const commands = (board: Board, rows: readonly ElementRow[]): (string | undefined)[] =>
  rows.map(
    (command) => owner(board, command) ?? only(leadsTo(board, command.id, 'event').map((event) => owner(board, event))),
  );

/** The one value that all agree on. */
function only(ids: readonly (string | undefined)[]): string | undefined {
  const known = new Set(ids.filter((id) => id !== undefined));
  return known.size === 1 ? [...known][0] : undefined;
}

/** The versions of an event, lowest first; there is always at least one. */
export const versionsOf = (board: Board, event: string): readonly EventVersionRow[] =>
  indexOf(board).versionsByEvent.get(event) ?? [];

/** The fields of an event version, a command or a shared type, in their order. */
export const fieldsOf = (board: Board, owner: string): readonly FieldRow[] =>
  indexOf(board).fieldsByOwner.get(owner) ?? [];

/** What a service has subscribed to, by id. */
export const subscriptionsOf = (board: Board, service: string): readonly SubscriptionRow[] =>
  indexOf(board).subscriptionsByService.get(service) ?? [];

/** The events that a service produces, by id. */
export const eventsOf = (board: Board, service: string): ElementRow[] =>
  elementsOf(board, 'event').filter((event) => serviceOf(board, event)?.id === service);

/** The event versions that a subscription matches. */
export function matchedVersions(board: Board, subscription: SubscriptionRow): EventVersionRow[] {
  if (subscription.scope === 'events') return subscription.versions.flatMap((id) => board.eventVersions.get(id) ?? []);
  const events = elementsOf(board, 'event').filter(
    (event) => subscription.scope === 'bus' || serviceOf(board, event)?.id === subscription.producer,
  );
  return events.flatMap((event) => versionsOf(board, event.id));
}

const consumers = new WeakMap<Board, ReadonlyMap<string, readonly SubscriptionRow[]>>();

/** Every subscription that an event reaches, by id. */
export function consumersOf(board: Board, event: ElementRow): readonly SubscriptionRow[] {
  const found = consumers.get(board) ?? consumersByEvent(board);
  consumers.set(board, found);
  return found.get(event.id) ?? [];
}

function consumersByEvent(board: Board): Map<string, SubscriptionRow[]> {
  const byEvent = new Map<string, SubscriptionRow[]>();
  const subscriptions = [...board.subscriptions.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const subscription of subscriptions) {
    for (const event of new Set(matchedVersions(board, subscription).map((version) => version.event))) {
      const list = byEvent.get(event);
      if (list === undefined) byEvent.set(event, [subscription]);
      else list.push(subscription);
    }
  }
  return byEvent;
}
