import { type BoardChange, isSingleTable, type Kind } from '@stormbridge/model';
import type { Doc } from 'yjs';
import { tableMap } from '../layout/read.ts';
import { stampOf } from '../layout/stamp.ts';
import { areaOf, type Touch } from './rights.ts';

/**
 * What a list of changes does to a document, for the question whether somebody may do it. `reviving`: as part of an undo,
 * where adding a row that was taken away brings it back as it was.
 */
export function touchesOf(doc: Doc, changes: readonly BoardChange[], reviving: boolean): Touch[] {
  return changes.flatMap((change): Touch[] => {
    const { table, id } = change;
    const madeBy = stampOf(doc, table, id)?.user;
    const exists = tableMap(doc, table)?.has(id) === true;
    const values = change.op === 'add' ? change.row : change.op === 'patch' ? change.fields : {};
    const written = table === 'elements' ? (values as { readonly kind?: Kind | null }).kind : undefined;
    // A patch of a row that is shown without being stored makes it.
    const makes = change.op !== 'remove' && !exists && !isSingleTable(table);
    const touches: Touch[] = [];
    const rewritten = written !== undefined && written !== null && !(reviving && change.op === 'add' && exists);
    if (makes || rewritten) touches.push({ table, does: 'make', kind: written ?? areaOf(table), madeBy: undefined });
    if (exists) touches.push({ table, does: 'change', kind: undefined, madeBy });
    return touches;
  });
}
