import { type BoardChange, fieldSpecs } from '@stormbridge/model';
import { type Crossing, crossEpoch, formerOf, readRows, rebuildEpoch } from '@stormbridge/sync';
import { Doc } from 'yjs';
import type { LocalCopy } from './copy/local-copy.ts';

/** What has to be done on a board so that the unsaved work of an earlier epoch of it is there too. */
export function crossingOf(left: LocalCopy, board: Doc): Crossing {
  if (!left.hasOwn) return { changes: [], lost: [] };
  const [stored, mine] = [new Doc(), new Doc()];
  try {
    rebuildEpoch(left.updates, formerOf(board), stored, mine);
    return crossEpoch(readRows(stored), readRows(mine), readRows(board));
  } finally {
    stored.destroy();
    mine.destroy();
  }
}

/** Does changes, each for itself where not all of them may be done. Gives the texts of those that were not. */
export function doEach(
  changes: readonly BoardChange[],
  commit: (changes: readonly BoardChange[]) => boolean,
): readonly string[] {
  if (changes.length === 0 || commit(changes)) return [];
  return changes.flatMap((change) => (commit([change]) ? [] : textsOf(change)));
}

function textsOf(change: BoardChange): string[] {
  if (change.op === 'remove') return [];
  const fields = Object.entries<unknown>(change.op === 'add' ? change.row : change.fields);
  return fields.flatMap(([field, value]) => {
    const isTyped = fieldSpecs(change.table)[field]?.type === 'text' || ['name', 'title'].includes(field);
    return isTyped && typeof value === 'string' && value !== '' ? [value] : [];
  });
}
