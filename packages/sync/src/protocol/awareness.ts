import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';

/** The state of one client in an awareness frame: JSON text, `null` for a client that has left. */
export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

/** Most entries that one frame may hold. A room has at most 600 sockets with two clients each. */
export const AWARENESS_ENTRIES_MAX = 1200;

/** The payload of an awareness frame (the format of y-protocols). */
export function writeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, state);
  }
  return toUint8Array(encoder);
}

/** The entries of an awareness payload, or `undefined` when it is malformed or too long. The JSON is not parsed. */
export function readAwareness(bytes: Uint8Array): readonly AwarenessEntry[] | undefined {
  try {
    const decoder = createDecoder(bytes);
    const count = readVarUint(decoder);
    if (count > AWARENESS_ENTRIES_MAX) return undefined;
    const entries: AwarenessEntry[] = [];
    for (let at = 0; at < count; at++)
      entries.push({ client: readVarUint(decoder), clock: readVarUint(decoder), state: readVarString(decoder) });
    return decoder.pos === bytes.length ? entries : undefined;
  } catch {
    return undefined;
  }
}
