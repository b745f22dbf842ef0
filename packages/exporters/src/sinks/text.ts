/**
 * Text of a board reaches a file only through the encoder of the place it goes to. An encoder gives a branded string;
 * the tag of that place accepts nothing else, so an unencoded string is a type error.
 */
declare const SINK: unique symbol;

export type Sink = 'code' | 'comment' | 'json' | 'markdown' | 'mermaid' | 'yaml' | 'csv' | 'xml' | 'path';

/** A string that is safe in one kind of place. */
export type Text<S extends Sink> = string & { readonly [SINK]: S };

/** What may stand in a template of a sink: numbers, and text that is encoded for it. */
export type Part<S extends Sink> = Text<S> | number | readonly Text<S>[];

/** A template tag that only takes parts encoded for its sink. Lists are written one after the other. */
export const templateOf =
  <S extends Sink>() =>
  (strings: TemplateStringsArray, ...parts: readonly Part<S>[]): Text<S> =>
    strings.reduce((text, literal, at) => {
      const part = at === 0 ? '' : (parts[at - 1] ?? '');
      return `${text}${typeof part === 'object' ? part.join('') : part}${literal}`;
    }, '') as Text<S>;

/** For encoders only: says that a string is safe in its sink. */
export const encoded = <S extends Sink>(text: string): Text<S> => text as Text<S>;

/** Encoded parts with a separator that needs no encoding. */
export const joined = <S extends Sink>(parts: readonly Text<S>[], separator: string): Text<S> =>
  parts.join(separator) as Text<S>;

/**
 * Characters that a reader does not see or that turn a line round: controls, soft hyphen, zero-width characters, marks
 * of direction, line separators, halves of a pair. They carry no meaning in a name and can hide one.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/g;

/** Without halves of surrogate pairs, which no encoding of text can hold. */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, '\ufffd');

/** Words of visible ASCII with single spaces between them: what most texts are, and no encoder has to look at twice. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** One visible line: line breaks become spaces, invisible characters go, spaces are single. */
export const oneLine = (text: string): string =>
  PLAIN.test(text) ? text : wellFormed(text.replace(/\s+/g, ' ')).replace(INVISIBLE, '').replace(/ {2,}/g, ' ').trim();

/** Text within a length in UTF-16 units, never cut through a character; what is cut ends in an ellipsis. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  let cut = '';
  for (const character of text) {
    if (cut.length + character.length > max - 1) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}
