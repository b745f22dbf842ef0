import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as Y from 'yjs';
import type { Stored } from '../storage/log.ts';

/** No point is larger when it is unpacked: a board at its limit, with room to spare. */
const UNPACKED_MAX = 256 * 1024 * 1024;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** The bytes of a point: the whole document in format V1, packed. In threads of their own. */
export const packed = ({ snapshot, tail }: Stored): Promise<Uint8Array> =>
  pack(
    snapshot !== undefined && tail.length === 0 ? snapshot : Y.mergeUpdates([...(snapshot ? [snapshot] : []), ...tail]),
  );

/** A point as a way to rebuild its document. @throws when the bytes are damaged */
export async function unpacked(bytes: Uint8Array): Promise<Stored> {
  return { epoch: 1, seq: 0, snapshot: await unpack(bytes, { maxOutputLength: UNPACKED_MAX }), tail: [] };
}
