import type { SnapshotStore, Stored } from '../storage/log.ts';
import { isPrivate } from './names.ts';
import { within } from './within.ts';

const NOTHING_YET: Stored = { epoch: 1, seq: 0, snapshot: undefined, tail: [] };

/**
 * The ways to rebuild a document, best first; none if it was never created. A private one begins when its owner opens it.
 * @throws what the store throws, or after so many ms
 */
export async function waysOf(name: string, documents: SnapshotStore, ms: number): Promise<readonly Stored[]> {
  const ways = await within(documents.load(name), ms);
  return ways.length === 0 && isPrivate(name) ? [NOTHING_YET] : ways;
}
