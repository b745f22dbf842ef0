import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import type { Limits } from '../limits/limits.ts';
import { type Reject, refuse } from './reject.ts';

type Decoded = ReturnType<typeof Y.decodeUpdate>;
export type Struct = Decoded['structs'][number];
/** An update of a client, decoded and not yet applied to anything. */
export interface Decoding {
  readonly structs: readonly Struct[];
  readonly deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>;
}

/** Beyond this a clock is no honest count of edits. */
const CLOCK_MAX = 2 ** 40;

/**
 * Decodes an update of format V1, or says what is wrong with it. The number of clients is looked at first: decoding is
 * quick, but applying is quadratic in them. Format V2 is never read: it can be made to exhaust the machine.
 */
export function decode(update: Uint8Array, limits: Limits): Decoding | Reject {
  try {
    const clients = readVarUint(createDecoder(update));
    if (clients > limits.clientsPerUpdate)
      return refuse('A2', `One change may come from at most ${limits.clientsPerUpdate} pages.`);
    if (clients === 0 && !isDeleteSet(update)) return refuse('A1', 'What this page sent is damaged.');
    const { structs, ds } = Y.decodeUpdateV2(update, counting(limits.structsPerUpdate));
    if (structs.some(({ id, length }) => id.clock + length > CLOCK_MAX) || !isOrderly(structs, ds.clients))
      return refuse('A1', 'What this page sent is damaged.');
    return { structs, deletes: ds.clients };
  } catch (error) {
    if (error instanceof TooMany) return refuse('A2', `One change may have at most ${limits.structsPerUpdate} pieces.`);
    return refuse('A1', 'What this page sent is damaged.');
  }
}

class TooMany extends Error {}

/** A decoder of format V1 that stops at so many pieces: half a million fit into one message, and take a tenth of a second. */
function counting(most: number): typeof Y.UpdateDecoderV1 {
  const known = DECODERS.get(most);
  if (known !== undefined) return known;
  const decoder = class extends Y.UpdateDecoderV1 {
    private read = 0;
    override readInfo(): number {
      this.read += 1;
      if (this.read > most) throw new TooMany();
      return super.readInfo();
    }
  };
  DECODERS.set(most, decoder);
  return decoder;
}

/** One class for each limit: a new one for each update would keep the engine from ever making decoding fast. */
const DECODERS = new Map<number, typeof Y.UpdateDecoderV1>();

/** Whether nothing comes twice: what overlaps is no honest update, and deleting a long range often takes for ever. */
function isOrderly(structs: Decoding['structs'], deletes: Decoding['deletes']): boolean {
  const ends = new Map<number, number>();
  for (const { id, length } of structs) {
    if (id.clock < (ends.get(id.client) ?? 0)) return false;
    ends.set(id.client, id.clock + length);
  }
  for (const ranges of deletes.values()) {
    let end = 0;
    for (const { clock, len } of ranges) {
      if (clock < end) return false;
      end = clock + len;
    }
  }
  return true;
}

/** Whether an update without structs is exactly a delete set; every V2 update would begin like one. */
function isDeleteSet(update: Uint8Array): boolean {
  const decoder = createDecoder(update);
  readVarUint(decoder);
  for (let clients = readVarUint(decoder); clients > 0; clients--) {
    readVarUint(decoder);
    for (let ranges = readVarUint(decoder); ranges > 0; ranges--) {
      readVarUint(decoder);
      readVarUint(decoder);
    }
  }
  return decoder.pos === update.length;
}
