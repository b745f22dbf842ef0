import type { DataOf, EventContract } from '@kit/contracts';
import type { EventOf } from './bus-event.ts';

/** The list of a read model that a caller gets who names none. */
export const EVERYTHING = 'everything';

/** What a read model shows of one id, and how its events lead there. Pure: the same events give the same view. */
export interface ViewRules<C extends EventContract, View extends object> {
  /** Raise it whenever `fold` or the type of the view changes: views of another version are made anew of all their events. */
  readonly version: number;
  readonly initial: View;
  /** What each event changes. They come in the order of their times and each once, however they were delivered. */
  readonly fold: {
    readonly [Key in C['key']]: (view: View, event: EventOf<Extract<C, { readonly key: Key }>>) => View;
  };
  /** The list in which a view stands; in none where it is undefined. */
  readonly listedIn: (view: View) => string | undefined;
  /** For how many days after the first event of an id it is shown; null: for good. */
  readonly keepDays: number | null;
}

/** The plainest view: of each version of its events what the last one said, `view['OrderPlaced.v1']?.total`. */
export type LatestTold<C extends EventContract> = Readonly<
  Partial<{ [Key in C['key']]: DataOf<Extract<C, { readonly key: Key }>> }>
>;

/** Notes in a view what an event said, in place of what one of its kind said before. */
export const told = <View extends object>(
  view: View,
  event: { readonly key: string; readonly data: unknown },
): View => ({
  ...view,
  [event.key]: event.data,
});

/** The view that follows from these events, in their order; without `from` from the first one on. */
export function folded<C extends EventContract, View extends object>(
  { fold, initial }: ViewRules<C, View>,
  events: readonly EventOf<C>[],
  from: View = initial,
): View {
  // Each step is the one of its event's key, which no type can say of a table and a key together.
  const steps = fold as Readonly<Record<string, (view: View, event: EventOf<C>) => View>>;
  return events.reduce((view, event) => steps[event.key]?.(view, event) ?? view, from);
}
