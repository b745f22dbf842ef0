import { STAMP, STAMPED_TABLES } from '@stormbridge/sync';
import * as Y from 'yjs';
import type { MadeRow } from '../admission/touched.ts';

/** Who has sent a change, and when, as the server knows it. */
export interface Origin {
  readonly user: string;
  /** In ms since 1970. */
  readonly at: number;
  /** The names under which they show themselves now. A facilitator may also name somebody else, and has none here. */
  readonly names: readonly string[];
}

/** How far ahead the clock of an honest machine may be, in ms. */
const AHEAD_MS = 60_000;

/**
 * Stamps rows that were just made with who made them and when they came, and puts right what their writer says about
 * that: the name, and a time that has not been yet. A time that has been is kept: people work offline.
 */
export function stampOrigin(doc: Y.Doc, rows: readonly MadeRow[], { user, at, names }: Origin): void {
  for (const { table, id } of rows) {
    const row = STAMPED_TABLES.includes(table) ? doc.getMap(table).get(id) : undefined;
    if (!(row instanceof Y.Map)) continue;
    row.set(STAMP, { user, at });
    if (table === 'votes') continue;
    const [name] = names;
    if (name !== undefined && !names.includes(String(row.get('author')))) row.set('author', name);
    const made = Date.parse(String(row.get('createdAt')));
    if (!(made <= at + AHEAD_MS)) row.set('createdAt', new Date(at).toISOString());
  }
}
