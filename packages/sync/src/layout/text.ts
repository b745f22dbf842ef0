import type { Text } from 'yjs';

/** One replacement in a text. Positions in UTF-16 code units, as Yjs and text fields of a page count. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const isHigh = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at));
const isLow = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));

/**
 * The smallest replacement that turns a text into another: what both begin and end with stays, so that what somebody else
 * types there at the same time stays too. It never cuts a character of two code units in half. `undefined` when the texts
 * are equal.
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

const endOf = (edit: TextEdit): number => edit.at + edit.remove;
const growth = (edit: TextEdit): number => edit.insert.length - edit.remove;

/** Whether two edits of one text touch the same characters. Edits that only meet at an edge do not. */
export const overlap = (a: TextEdit, b: TextEdit): boolean => endOf(a) > b.at && a.at < endOf(b);

/**
 * An edit that was made on the same text as `other`, as it must be done after it: what the other inserted stays, what it
 * removed is not removed again. The edits are to be done in order.
 */
export function rebased(edit: TextEdit, other: TextEdit): readonly TextEdit[] {
  if (endOf(edit) <= other.at) return [edit];
  if (edit.at >= endOf(other)) return [{ ...edit, at: edit.at + growth(other) }];
  const edits: TextEdit[] = [];
  const behind = endOf(edit) - Math.max(edit.at, endOf(other));
  if (behind > 0) edits.push({ at: Math.max(edit.at, endOf(other)) + growth(other), remove: behind, insert: '' });
  const before = Math.max(other.at - edit.at, 0);
  edits.push({
    at: edit.at <= other.at ? edit.at : other.at + other.insert.length,
    remove: before,
    insert: edit.insert,
  });
  return edits;
}

/** The text after some edits. */
export const edited = (text: string, edits: readonly TextEdit[]): string =>
  edits.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);

/** Where a caret stands after somebody else's edit. */
export function moveCaret(position: number, edit: TextEdit | undefined): number {
  if (edit === undefined || position <= edit.at) return position;
  return position >= endOf(edit) ? position + growth(edit) : edit.at + edit.insert.length;
}

/** Does to a text what somebody has done to it as they saw it: `before` became `after`. */
export const editText = (stored: Text, before: string, after: string): void =>
  writeText(stored, stored.toString(), before, after);

/**
 * Makes a stored text say `to`, for somebody who saw it as `seen`: only what they changed is changed, also when the text
 * has changed meanwhile. `shown` is the stored text as everybody sees it.
 */
export function writeText(stored: Text, shown: string, seen: string, to: string): void {
  const mine = textEdit(seen, to);
  if (mine === undefined) return;
  const theirs = textEdit(seen, shown);
  for (const edit of theirs === undefined ? [mine] : rebased(mine, theirs)) {
    if (edit.remove > 0) stored.delete(edit.at, edit.remove);
    if (edit.insert !== '') stored.insert(edit.at, edit.insert);
  }
}
