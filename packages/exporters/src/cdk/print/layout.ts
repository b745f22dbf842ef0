import { type Code, code, encoded, ident, joined, str } from '../../sinks/index.ts';
import { arrow, type Doc, flatOf, laidOut, WIDTH } from '../layout/doc.ts';

/** Code on lines of its own, indented. */
export const indented = (text: Code, by = 2): Code =>
  encoded(
    text
      .split('\n')
      .map((line) => (line === '' ? line : ' '.repeat(by) + line))
      .join('\n'),
  );

export const lines = (parts: readonly Code[]): Code => joined(parts, '\n');

/** Blocks with an empty line between them. */
export const blocks = (parts: readonly (Code | null)[]): Code =>
  joined(
    parts.filter((part) => part !== null),
    '\n\n',
  );

export interface List {
  readonly before: Code;
  readonly open: string;
  readonly items: readonly Code[];
  readonly close: string;
  readonly after?: Code;
  /** Columns that are taken on the line before it begins, and after it ends. */
  readonly at?: number;
  /** Spaces inside the brackets, as in `{ a }`. */
  readonly spaced?: boolean;
}

/** A list on one line where it fits, else one item a line with a comma after each, as Prettier lays it out. */
export function list({ before, open, items, close, after = encoded(''), at = 0, spaced = false }: List): Code {
  const space = spaced && items.length > 0 ? ' ' : '';
  const flat = `${before}${open}${space}${items.join(', ')}${space}${close}${after}`;
  if (!flat.includes('\n') && at + flat.length <= WIDTH) return encoded(flat);
  const tall = items.map((item) => `${indented(item)},\n`).join('');
  return encoded(`${before}${open}\n${tall}${close}${after}`);
}

/** An object that is always written with one property a line. */
export const object = (properties: readonly Code[]): Code =>
  properties.length === 0 ? code`{}` : code`{\n${properties.map((one) => encoded<'code'>(`${indented(one)},\n`))}}`;

/** `key: value` in an object; a value that is too wide goes on a line of its own. `at` is the depth of the line. */
export const property = (key: Code, value: Code, at: number): Code =>
  at + key.length + value.length + 3 <= WIDTH || value.includes('\n')
    ? code`${key}: ${value}`
    : code`${key}:\n${indented(value)}`;

/** Whether code on one line at this depth is within the width. */
export const fitsIn = (text: Code, at = 0): boolean => !text.includes('\n') && at + text.length <= WIDTH;

/** `export type Events = A | B;`, one a line where it is too wide. */
export function unionType(head: Code, types: readonly Code[]): Code {
  const flat = `${head} = ${types.join(' | ') || 'never'};`;
  if (flat.length <= WIDTH) return encoded(flat);
  const below = `  ${types.join(' | ')};`;
  if (below.length <= WIDTH) return encoded(`${head} =\n${below}`);
  return encoded(`${head} =\n${types.map((type) => `  | ${type}`).join('\n')};`);
}

/** `import { A, type B } from '...';` with the names in order; nothing where there are none. */
export function importOf(names: readonly Code[], from: string, typesOnly = false): Code | null {
  const unique = [...new Set(names)].sort((a, b) => compare(bare(a), bare(b)) || compare(a, b));
  if (unique.length === 0) return null;
  const [only, ...others] = unique;
  // Prettier never breaks the braces of one name.
  if (only !== undefined && others.length === 0)
    return code`import ${typesOnly ? code`type ` : code``}{ ${only} } from ${str(from)};`;
  return list({
    before: typesOnly ? code`import type ` : code`import `,
    open: '{',
    items: unique,
    close: '}',
    spaced: true,
    after: code` from ${str(from)};`,
  });
}

/** A comparison that knows no equals would leave the order of `fact` and `type Fact` to the engine of each browser. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const bare = (name: Code): string => name.replace(/^type /, '').toLowerCase();

/** A value import and the same name as a type. */
export const typeImport = (name: string): Code => code`type ${ident(name)}`;

/** A file of code: blocks, an empty line between them, a line feed at the end. */
export const fileOf = (imports: readonly (Code | null)[], parts: readonly (Code | null)[]): Code => {
  const head = imports.filter((one) => one !== null);
  return code`${blocks([head.length === 0 ? null : lines(head), ...parts])}\n`;
};

/** `await once(key, () => work);`, with the work on a line of its own where it is too wide. */
export const onceCall = (key: Code, work: Doc, at: number): Code => onceThen(encoded(''), key, work, encoded(';'), at);

/** The same with something before and after it: `bank: await once(key, () => work),`. */
export function onceThen(
  before: Code,
  key: Code,
  work: Doc,
  after: Code,
  at: number,
  takes = encoded<'code'>(''),
): Code {
  const whole = flatOf(work);
  const flat = code`${before}await once(${key}, (${takes}) => ${whole})${after}`;
  if (fitsIn(flat, at)) return flat;
  const head = code`${before}await once(${key}, (${takes}) =>`;
  if (fitsIn(head, at) && fitsIn(whole, at + 3)) return code`${head}\n  ${whole},\n)${after}`;
  const lastly = [arrow(code`(${takes})`, work), code`,`];
  return code`${before}await once(\n  ${key},\n${indented(laidOut(lastly, at + 2))}\n)${after}`;
}

const COMMENTS = /\/\*[\s\S]*?\*\/|\/\/.*/g;
/** Names that stand for something in the file: not `x.name` and not `name:`, which are properties. */
const NAMES = /(?<![\w$]|(?<!\.)\.)[A-Za-z_$][\w$]*\b(?!\??:)/g;
const STRINGS = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;

/** Whether code speaks of a name; what people wrote stands in comments and strings and does not count. */
export function speaksOf(text: string): (name: string) => boolean {
  // Strings first: a string may hold the marks of a comment, and an encoded comment holds no quotes that matter after it.
  const words = new Set(text.replace(new RegExp(`${STRINGS.source}|${COMMENTS.source}`, 'g'), "''").match(NAMES));
  return (name) => words.has(name);
}
