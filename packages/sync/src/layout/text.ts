import type { Text } from 'yjs';

/** The one replacement that turns a text into another. Positions in UTF-16 code units, as Yjs counts. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const isHigh = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at));
const isLow = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));

/**
 * The smallest such replacement: what both texts begin and end with stays, so that what somebody else types there at the
 * same time stays too. It never cuts a character of two code units in half. `undefined` when the texts are equal.
 */
export function textEdit(from: string, to: string): TextEdit | undefined {
  if (from === to) return undefined;
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from.charCodeAt(start) === to.charCodeAt(start)) start++;
  if (start > 0 && isHigh(from, start - 1)) start--;
  let end = 0;
  while (end < shorter - start && from.charCodeAt(from.length - 1 - end) === to.charCodeAt(to.length - 1 - end)) end++;
  if (end > 0 && isLow(from, from.length - end)) end--;
  return { at: start, remove: from.length - end - start, insert: to.slice(start, to.length - end) };
}

/** Makes a Y.Text say `to` with the smallest edit. */
export function writeText(text: Text, to: string): void {
  const edit = textEdit(text.toString(), to);
  if (edit === undefined) return;
  if (edit.remove > 0) text.delete(edit.at, edit.remove);
  if (edit.insert !== '') text.insert(edit.at, edit.insert);
}
