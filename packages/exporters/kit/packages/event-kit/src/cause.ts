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
}

/**
 * An id for something new, as a UUID derived from its cause: when the same message comes again, the id is the same.
 * `name` tells several new things of one cause apart.
 */
export function newId({ cause }: Context, name: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([cause.id, name]))
    .digest('hex');
  // The layout of version 8 (RFC 9562): the bits are ours but for version and variant.
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
