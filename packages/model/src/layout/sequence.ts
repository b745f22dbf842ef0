import type { Board } from '../board.ts';
import { evenKeys, keyBetween } from '../order-key.ts';
import { comesFrom, elementsOf, leadsTo } from '../read/flow.ts';
import { timeColumns } from '../read/timeline.ts';
import type { ElementRow } from '../rows.ts';

/** Events that happen at one moment: the alternatives of one command, or a single event. */
interface Moment {
  readonly events: readonly ElementRow[];
  /** The events that come before, as far as arrows tell. */
  readonly causes: readonly string[];
}

/**
 * A time column for every event that lies nowhere yet, by event id: in the order of the rows, causes before effects where
 * arrows tell, alternatives of one command together. Events that have a column keep it; new ones go right behind their
 * last cause, or to the end. The same board gives the same columns.
 */
export function columnsByFlow(board: Board): ReadonlyMap<string, string> {
  const free = [...board.elements.values()].filter(
    (row) => row.kind === 'event' && row.column === undefined && row.posTimeline === undefined,
  );
  const moments = inOrder(momentsOf(board, free));
  const keys = timeColumns(board).map(({ key }) => key);
  const given = new Map<string, string>();
  if (keys.length === 0) {
    const even = evenKeys(moments.length);
    for (const [index, { events }] of moments.entries())
      for (const { id } of events) given.set(id, even[index] as string);
    return given;
  }
  const columnOf = (id: string): string | undefined => given.get(id) ?? board.elements.get(id)?.column;
  for (const { events, causes } of moments) {
    const low =
      causes
        .flatMap((id) => columnOf(id) ?? [])
        .sort()
        .at(-1) ?? keys.at(-1);
    const at = low === undefined ? -1 : keys.indexOf(low);
    const key = keyBetween(low, keys[at + 1], () => 0.5);
    keys.splice(at + 1, 0, key);
    for (const { id } of events) given.set(id, key);
  }
  return given;
}

function momentsOf(board: Board, free: readonly ElementRow[]): Moment[] {
  const open = new Set(free.map(({ id }) => id));
  const causes = new Map(free.map(({ id }) => [id, causesOf(board, id)] as const));
  const together = new Map<string, readonly ElementRow[]>();
  for (const command of elementsOf(board, 'command')) {
    const events = leadsTo(board, command.id, 'event').filter(({ id }) => open.has(id) && !together.has(id));
    const chained = events.some(({ id }) => events.some((other) => causes.get(other.id)?.has(id)));
    if (events.length > 1 && !chained) for (const { id } of events) together.set(id, events);
  }
  const done = new Set<string>();
  return free.flatMap((event): Moment[] => {
    if (done.has(event.id)) return [];
    const events = together.get(event.id) ?? [event];
    for (const { id } of events) done.add(id);
    return [{ events, causes: events.flatMap(({ id }) => [...(causes.get(id) ?? [])]) }];
  });
}

/** The kinds through which one event causes another. An actor sees many things and does others; that is no order. */
const CARRIERS: ReadonlySet<string> = new Set(['command', 'policy', 'readModel', 'externalSystem']);

/** The events that lead to an event through commands, policies, read models and external systems. */
function causesOf(board: Board, event: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>([event]);
  const open = [event];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const here = board.elements.get(at)?.kind;
    for (const { id, kind } of comesFrom(board, at)) {
      if (kind === 'event') found.add(id);
      // Many commands ask one system: which of them it answers is not told.
      if (!CARRIERS.has(kind) || seen.has(id) || (here === 'externalSystem' && kind === 'command')) continue;
      seen.add(id);
      open.push(id);
    }
  }
  found.delete(event);
  return found;
}

/** Moments in their order, each behind its causes. A circle is broken where it is met first. */
function inOrder(moments: readonly Moment[]): Moment[] {
  const momentOf = new Map(moments.flatMap((moment) => moment.events.map(({ id }) => [id, moment] as const)));
  const begun = new Set<Moment>();
  const done = new Set<Moment>();
  for (const start of moments) {
    const path = [start];
    while (path.length > 0) {
      const moment = path[path.length - 1] as Moment;
      begun.add(moment);
      const next = moment.causes.flatMap((id) => momentOf.get(id) ?? []).find((one) => !begun.has(one));
      if (next !== undefined) path.push(next);
      else {
        done.add(moment);
        path.pop();
      }
    }
  }
  return [...done];
}
