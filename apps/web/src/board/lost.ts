import {
  type AnyRow,
  type Board,
  type BoardChange,
  type Kind,
  rowsOf,
  TABLE_NAMES,
  type TableName,
} from '@stormbridge/model';
import { areaOf, freeBlock } from '@stormbridge/sync';
import { madeOf } from './tray.ts';

/** A text that the server did not take, and the kind of what it was written on, where that can be made anew. */
export interface LostText {
  readonly text: string;
  readonly kind: Kind | undefined;
}

/** What the server refused, so that a person can write it again. */
export interface Lost {
  /** Why, in words. */
  readonly message: string;
  readonly texts: readonly LostText[];
}

const NAMES = ['label', 'name'] as const;
const OTHERS = ['title', 'term', 'text', 'description'] as const;

/** Texts that one board holds and another does not. */
export function textsOnlyIn(board: Board, other: Board): readonly LostText[] {
  const lost = new Map<string, LostText>();
  for (const table of TABLE_NAMES)
    for (const row of rowsOf(board, table).values()) {
      const kept = new Set<unknown>(Object.values(rowsOf(other, table).get(row.id) ?? {}));
      for (const field of [...NAMES, ...OTHERS]) {
        const text = row[field];
        if (typeof text !== 'string' || text === '' || kept.has(text) || lost.has(text)) continue;
        const isName = NAMES.some((one) => one === field);
        lost.set(text, { text, kind: isName ? kindOf(table, row) : undefined });
      }
    }
  return [...lost.values()];
}

/** What makes lost texts stickies again, at places where nothing lies. Those that stood on none are left out. */
export function putBack(
  board: Board,
  texts: readonly LostText[],
  by: { readonly author: string; readonly at: number; readonly newId: () => string },
): readonly BoardChange[] {
  const known = texts.filter((one): one is LostText & { readonly kind: Kind } => one.kind !== undefined);
  const place = freeBlock(board, known.length);
  return known.flatMap(({ kind, text }, n) =>
    madeOf({ kind, text, author: by.author, at: by.at + n }, by.newId()).map(
      (change): BoardChange =>
        change.op === 'add' && change.table === 'elements'
          ? { ...change, row: { ...change.row, posTimeline: place(n) } }
          : change,
    ),
  );
}

function kindOf(table: TableName, row: AnyRow): Kind | undefined {
  return table === 'elements' ? (row['kind'] as Kind | undefined) : areaOf(table);
}
