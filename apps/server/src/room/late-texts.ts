import { editText, isRevealed } from '@stormbridge/sync';
import * as Y from 'yjs';
import type { Work } from '../admission/work.ts';

/** What somebody typed into a private sticky that had been revealed a moment before they could know. */
export interface LateText {
  readonly id: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Notes the texts of revealed stickies that an update is about to change; what is given then says how they changed. */
export function watchLate(work: Work, doc: Y.Doc): () => readonly LateText[] {
  const before = new Map<string, Omit<LateText, 'after'>>();
  for (const place of [...work.writes.map((write) => write.place), ...work.removals]) {
    const { root, key: id, field, inText } = place;
    if (inText && field !== undefined && root === 'elements' && isRevealed(doc, 'elements', id))
      before.set(`${id} ${field}`, { id, field, before: textOf(doc, id, field)?.toString() ?? '' });
  }
  return () => [...before.values()].map((one) => ({ ...one, after: textOf(doc, one.id, one.field)?.toString() ?? '' }));
}

/** Types on the board what was typed too late, there where its writer saw it. */
export function carryOver(board: Y.Doc, texts: readonly LateText[]): void {
  for (const { id, field, before, after } of texts) {
    const text = textOf(board, id, field);
    if (text !== undefined) editText(text, before, after);
  }
}

function textOf(doc: Y.Doc, id: string, field: string): Y.Text | undefined {
  const row = doc.getMap('elements').get(id);
  const text = row instanceof Y.Map ? row.get(field) : undefined;
  return text instanceof Y.Text ? text : undefined;
}
