import type { Board, ElementRow } from '@stormbridge/model';
import { nameOf } from '../canvas/scene.ts';

/** What changed on a board since others were last told, as far as it is worth saying aloud. */
export interface News {
  /** New stickies by their author. */
  readonly added: ReadonlyMap<string, readonly ElementRow[]>;
  /** Stickies that somebody else has just finished writing. */
  readonly written: readonly { readonly by: string; readonly row: ElementRow }[];
  readonly removed: number;
}

/** What others have added and removed between two boards. `me`: whose own doing is not news; `mine`: what I removed. */
export function newsBetween(before: Board, after: Board, me: string, mine: ReadonlySet<string>): News {
  const added = new Map<string, ElementRow[]>();
  if (before.elements === after.elements) return { added, written: [], removed: 0 };
  for (const row of after.elements.values()) {
    const author = row.author ?? '';
    if (before.elements.has(row.id) || author === me || author === '') continue;
    added.set(author, [...(added.get(author) ?? []), row]);
  }
  let removed = 0;
  for (const id of before.elements.keys()) if (!after.elements.has(id) && !mine.has(id)) removed++;
  return { added, written: [], removed };
}

/** The sentences for some news, most important first. `say` gives the text of a key. */
export function sentences(
  news: News,
  say: (key: 'added' | 'addedMany' | 'wrote' | 'removed', values: Readonly<Record<string, string | number>>) => string,
): string[] {
  const told: string[] = [];
  for (const { by, row } of news.written) told.push(say('wrote', { name: by, what: nameOf(row) }));
  for (const [name, rows] of news.added) {
    const first = rows[0];
    // A sticky that is still blank is told when it has been written.
    if (rows.length === 1 && first !== undefined && first.label !== '')
      told.push(say('added', { name, what: nameOf(first) }));
    else if (rows.length > 1) told.push(say('addedMany', { name, count: rows.length }));
  }
  if (news.removed > 0) told.push(say('removed', { count: news.removed }));
  return told;
}

/** Who stopped writing between two moments, and in what. */
export function finished(
  before: ReadonlyMap<number, { readonly name: string; readonly editing?: string | undefined }>,
  after: ReadonlyMap<number, { readonly editing?: string | undefined }>,
): { readonly by: string; readonly id: string }[] {
  return [...before].flatMap(([client, { name, editing }]) =>
    editing !== undefined && after.get(client)?.editing !== editing ? [{ by: name, id: editing }] : [],
  );
}
