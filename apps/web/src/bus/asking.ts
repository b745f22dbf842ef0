import {
  type Board,
  type ConsumptionKind,
  compareKeys,
  type ElementRow,
  elementsOf,
  fieldsOf,
  matchedVersions,
  type SubscriptionRow,
} from '@stormbridge/model';

/** The kinds of consumption that ask for one more word: what keeps the order, or where it goes. */
const ASKING: readonly ConsumptionKind[] = ['stream', 'destination'];

/** The subscriptions that ask for one more word, by the name of their service. */
export const askingSubscriptions = (board: Board): readonly SubscriptionRow[] =>
  [...board.subscriptions.values()]
    .filter(({ kind }) => ASKING.includes(kind))
    .sort((a, b) => compareKeys(nameOf(board, a), nameOf(board, b)) || compareKeys(a.id, b.id));

const nameOf = (board: Board, { service }: SubscriptionRow): string => board.services.get(service)?.name ?? '';

/** Fields that every event of a subscription has and that hold one value: what can keep events in order. */
export function fieldsInAll(board: Board, subscription: SubscriptionRow): readonly string[] {
  const [first, ...others] = matchedVersions(board, subscription).map(({ id }) =>
    fieldsOf(board, id)
      .filter(({ list, type }) => !list && type !== 'object')
      .map(({ name }) => name),
  );
  return (first ?? []).filter((name) => name !== '' && others.every((names) => names.includes(name)));
}

/** What a subscription listens to, as labels of events; empty where it is a whole source or the whole bus. */
export const eventsHeard = (board: Board, subscription: SubscriptionRow): readonly string[] =>
  subscription.scope === 'events'
    ? [
        ...new Set(
          matchedVersions(board, subscription).map(({ event }) => board.elements.get(event)?.label.trim() ?? ''),
        ),
      ]
    : [];

/** The external system that a subscription tells, if it says one. */
export function systemTold(board: Board, { because }: SubscriptionRow): ElementRow | undefined {
  const row = board.elements.get(because ?? '');
  return row?.kind === 'externalSystem' ? row : undefined;
}

/** The external systems of a board, by label. */
export const systems = (board: Board): readonly ElementRow[] =>
  [...elementsOf(board, 'externalSystem')].sort((a, b) => compareKeys(a.label, b.label) || compareKeys(a.id, b.id));
