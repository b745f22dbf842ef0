import type { DocumentKind } from '@stormbridge/sync';
import * as Y from 'yjs';
import type { Limits } from '../limits/limits.ts';
import { decode } from './decode.ts';
import { type Reject, refuse } from './reject.ts';

/** How large a document is. */
export interface DocumentSize {
  /** Bytes that it takes to store it, or a little more. */
  bytes(): number;
  hasRow(root: string, row: string): boolean;
  /** Rows of the root with the stickies, those that were deleted among them. */
  stickyRows(): number;
  /** Stickies that are to be seen. */
  stickies(): number;
}

/** How much one document takes. */
export interface Quota {
  readonly stickies: number;
  readonly documentBytes: number;
  /** What the person who is refused knows the document as. */
  readonly name: string;
}

/** How much a document of a kind takes. */
export const quotaOf = (kind: DocumentKind, limits: Limits): Quota =>
  kind === 'private'
    ? { stickies: limits.stickiesPerPrivate, documentBytes: limits.privateBytes, name: 'What only you see' }
    : { stickies: limits.stickiesPerBoard, documentBytes: limits.documentBytes, name: 'The board' };

const STICKIES = 'elements';

/** A new row takes at least this many bytes of an update: the name of its root alone is nine. */
const ROW_BYTES = 14;

/**
 * Refuses an update that adds to a document that is full. What is there can always be changed and deleted. Small updates
 * on a board with space, that is nearly all, are not looked into. Pure.
 */
export function beyondQuota(
  update: Uint8Array,
  document: DocumentSize,
  quota: Quota,
  limits: Limits,
): Reject | undefined {
  const { stickies: most, documentBytes, name } = quota;
  const mayBeMany = document.stickyRows() + update.length / ROW_BYTES > most;
  const isLarge = document.bytes() + update.length > documentBytes;
  if (!mayBeMany && !isLarge) return undefined;
  const rows = newRows(update, document, limits);
  const stickies = rows.filter((root) => root === STICKIES).length;
  if (stickies > 0 && document.stickies() + stickies > most)
    return refuse('Q6', `${name} is full: it holds ${most} stickies. Delete some to add others.`);
  if (isLarge && rows.length > 0)
    return refuse('Q7', `${name} is as large as it can be. What is there can be changed, nothing can be added.`);
  return undefined;
}

/** The roots of the rows that an update adds, one for each row. */
function newRows(update: Uint8Array, document: DocumentSize, limits: Limits): readonly string[] {
  const decoded = decode(update, limits);
  if ('verdict' in decoded) return [];
  const rows = new Map<string, string>();
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) continue;
    const root: unknown = struct.parent;
    if (typeof root !== 'string' || struct.parentSub === null || document.hasRow(root, struct.parentSub)) continue;
    rows.set(`${root}/${struct.parentSub}`, root);
  }
  return [...rows.values()];
}
