import { createHash } from 'node:crypto';

/** What is being handled: the event, command, report or timer that everything from here on goes back to. */
export interface Cause {
  /** Travels through the whole flow, from service to service. */
  readonly correlationId: string;
  /** Id of the event or command; a second delivery has the same. */
  readonly id: string;
}

/** Handed to every handler and from there to everything that has an effect. */
export interface Context {
  readonly cause: Cause;
  /** When the cause happened, ISO 8601 in UTC. */
  readonly time: string;
  /** Who called, as the authoriser knows them; nobody where an event or a timer is the cause. */
  readonly caller?: string;
}

/**
 * The context of a report that its sender knows by an id: sent twice it is the same report, also without the header
 * `Idempotency-Key`. Without an id it stays as it came.
 */
export const reportedAs = (id: string | undefined, context: Context): Context =>
  id === undefined ? context : { ...context, cause: { ...context.cause, id: idOf(`report ${id}`) } };

/** Keys of DynamoDB end at 1,024 bytes, and ids are parts of keys. */
const LONGEST_ID = 256;

/** The id under which something is known that a caller named: theirs, or the hash of one that would fit in no key. */
export const idOf = (named: string): string =>
  Buffer.byteLength(named) <= LONGEST_ID ? named : `sha256:${createHash('sha256').update(named).digest('hex')}`;

/**
 * The context of each of several things that one message leads to: with one cause for all of them they would be taken
 * for the same thing, and get the same ids. The cause of an item follows from what it says, not from its place, so
 * that it is known again when the message comes twice and the list has become shorter.
 */
export function eachItem<T>(items: readonly T[], context: Context): (readonly [item: T, own: Context])[] {
  const told = new Map<string, number>();
  return items.map((item) => {
    const text = JSON.stringify(item, inOrder);
    const count = told.get(text) ?? 0;
    told.set(text, count + 1);
    const id = newId(context, `item ${count} ${text}`);
    return [item, { ...context, cause: { ...context.cause, id } }] as const;
  });
}

/** An object says the same whatever the order of its keys. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * An id for something new, as a UUID derived from its cause: when the same message comes again, the id is the same.
 * `name` tells several new things of one cause apart.
 */
export const newId = ({ cause }: Context, name: string): string => uuidOf([cause.id, name]);

/**
 * An id that follows from what is known elsewhere, as a UUID: `idFor('Payment', orderId)` is the same for everybody who
 * knows the order, so the payment is found without a search. Only where there is one thing for each key.
 */
export const idFor = (kind: string, ...key: readonly [string, ...string[]]): string => uuidOf(['for', kind, ...key]);

function uuidOf(parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  // The layout of version 8 (RFC 9562): the bits are ours but for version and variant.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
