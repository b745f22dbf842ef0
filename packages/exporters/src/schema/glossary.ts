import { type Board, type GlossaryRow, serviceOf } from '@stormbridge/model';
import { serviceOfCommand } from '../cdk/plan/reads.ts';
import { oneLine } from '../sinks/index.ts';

const known = new WeakMap<Board, ReadonlyMap<string, readonly GlossaryRow[]>>();

/** `File Ref`, `fileRef` and `file-ref` are one word. */
const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function termsOf(board: Board): ReadonlyMap<string, readonly GlossaryRow[]> {
  const found = known.get(board);
  if (found !== undefined) return found;
  const terms = new Map<string, GlossaryRow[]>();
  for (const row of [...board.glossary.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const word = plain(row.term);
    if (word !== '' && oneLine(row.meaning) !== '') terms.set(word, [...(terms.get(word) ?? []), row]);
  }
  known.set(board, terms);
  return terms;
}

/**
 * What the glossary says of a word: in the context of what it belongs to, else what holds everywhere; empty when it
 * says nothing. `owner` is an event version, a command or a shared type, which has no context of its own.
 */
export function meaningOf(board: Board, word: string, owner: string): string {
  const rows = termsOf(board).get(plain(word)) ?? [];
  if (rows.length === 0) return '';
  const context = contextOf(board, owner);
  const said = rows.find((row) => row.context === context) ?? rows.find((row) => row.context === undefined);
  return oneLine(said?.meaning ?? '');
}

function contextOf(board: Board, owner: string): string | undefined {
  const element = board.elements.get(board.eventVersions.get(owner)?.event ?? owner);
  if (element === undefined) return undefined;
  const service = element.kind === 'command' ? serviceOfCommand(board, element) : serviceOf(board, element);
  return service?.context;
}
