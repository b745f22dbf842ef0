import { type Code, encoded } from '../../sinks/index.ts';

/** Widest line of generated code, as in the `.prettierrc.json` of the generated project. */
export const WIDTH = 120;

/** Code that is not on lines yet: a group stays on one line where it fits, else its own lines break. */
export type Doc = Code | readonly Doc[] | { readonly group: Doc } | { readonly indent: Doc } | Choice | Break;

/** Forms of one thing: the first whose first line fits, else the last. */
interface Choice {
  readonly forms: readonly [Doc, ...Doc[]];
  /** Whether the first line may end inside of a group. */
  readonly open: boolean;
}

/** A place where a line may end: what stands there when it does not, and what ends the line when it does. */
interface Break {
  readonly flat: string;
  /** Nothing where the line does not end here after all: text that only a broken group has. */
  readonly broken: string;
}

export const group = (of: Doc): Doc => ({ group: of });
export const indent = (of: Doc): Doc => ({ indent: of });
export const line: Doc = { flat: ' ', broken: '\n' };
export const softline: Doc = { flat: '', broken: '\n' };
export const hardline: Doc = { flat: '\n', broken: '\n' };
export const oneOf = (...forms: readonly [Doc, ...Doc[]]): Doc => ({ forms, open: false });
/** The same, where the first form may break behind its first bracket. */
const opened = (...forms: readonly [Doc, ...Doc[]]): Doc => ({ forms, open: true });
export const ifBroken = (text: string): Doc => ({ flat: '', broken: text });

export const separated = (parts: readonly Doc[], separator: Doc): Doc =>
  parts.map((part, at) => (at === 0 ? part : [separator, part]));

/** `open item, item close`, or an item a line; `end` stands behind the last one then. */
export const bracketed = (open: string, items: readonly Doc[], close: string, end = ','): Doc =>
  items.length === 0
    ? encoded(open + close)
    : group([
        encoded(open),
        indent([softline, separated(items, [encoded(','), line])]),
        ifBroken(end),
        softline,
        encoded(close),
      ]);

/** Statements, each on lines of its own. */
export const statements = (parts: readonly Doc[]): Doc => separated(parts, hardline);

/** Lines in braces. */
export const block = (parts: readonly Doc[]): Doc => [
  encoded('{'),
  indent([hardline, statements(parts)]),
  hardline,
  encoded('}'),
];

/** `key: value`; on a line of its own where not even its first part fits. */
export const assigned = (key: Code, value: Doc): Doc =>
  opened([key, encoded(': '), value], [key, encoded(':'), indent([hardline, value])]);

/** `(a) => work(a)` */
export const arrow = (parameters: Code, work: Doc): Doc => [parameters, encoded(' =>'), group(indent([line, work]))];

/** A call whose last argument is a function or an object: it stays on the line of the call where what opens it fits. */
export const hugged = (call: Code, first: readonly Code[], last: Doc): Doc =>
  opened(
    [call, encoded('('), separated([...first, last], encoded(', ')), encoded(');')],
    [
      call,
      encoded('('),
      indent([hardline, statements([...first, last].map((one) => [one, encoded(',')]))]),
      hardline,
      encoded(');'),
    ],
  );

/** An object with one property a line. */
export const objectDoc = (properties: readonly Doc[]): Doc =>
  properties.length === 0 ? encoded('{}') : block(properties.map((one) => [one, encoded(',')]));

interface Piece {
  readonly depth: number;
  readonly flat: boolean;
  readonly doc: Doc;
}

/** Lays code out as Prettier does. It begins at column `at`, which is also how deep its lines are; they are given without that. */
export function laidOut(doc: Doc, at = 0): Code {
  const todo: Piece[] = [{ depth: 0, flat: false, doc }];
  let text = '';
  for (let piece = todo.pop(); piece !== undefined; piece = todo.pop()) {
    const { depth, flat, doc } = piece;
    if (typeof doc === 'string') text += doc;
    else if (isBreak(doc)) text += flat ? doc.flat : doc.broken.replace('\n', `\n${' '.repeat(depth)}`);
    else if ('group' in doc) {
      const whole = { depth, flat: true, doc: doc.group };
      const left = WIDTH - at - (text.length - text.lastIndexOf('\n') - 1);
      const isFlat = flat || (!hasHardline(doc.group) && fits(whole, todo, left));
      todo.push(isFlat ? whole : { depth, flat: false, doc: doc.group });
    } else if ('forms' in doc) {
      const left = WIDTH - at - (text.length - text.lastIndexOf('\n') - 1);
      const form = doc.forms.find((one) => fits({ depth, flat: !doc.open, doc: one }, todo, left));
      todo.push({ depth, flat: false, doc: form ?? doc.forms.at(-1) ?? [] });
    } else todo.push(...inside(piece));
  }
  return encoded(text);
}

/** The same on one line, however wide. */
export const flatOf = (doc: Doc): Code => laidOut(doc, Number.NEGATIVE_INFINITY);

/** Whether a piece, and what follows it up to the next place where a line ends, is within some columns. */
function fits(piece: Piece, rest: readonly Piece[], columns: number): boolean {
  const todo = [piece];
  let [left, next] = [columns, rest.length];
  while (left >= 0) {
    const one = todo.pop() ?? rest[--next];
    if (one === undefined) return true;
    const { flat, doc } = one;
    if (typeof doc === 'string') {
      if (doc.includes('\n')) return false;
      left -= doc.length;
    } else if (isBreak(doc)) {
      if ((flat ? doc.flat : doc.broken) === '\n') return true;
      left -= (flat ? doc.flat : doc.broken).length;
    } else if ('group' in doc) todo.push({ ...one, flat: flat && !hasHardline(doc.group), doc: doc.group });
    else if ('forms' in doc) todo.push({ ...one, doc: doc.forms.at(flat ? 0 : -1) ?? [] });
    else todo.push(...inside(one));
  }
  return false;
}

function hasHardline(doc: Doc): boolean {
  if (typeof doc === 'string') return doc.includes('\n');
  if (isBreak(doc)) return doc.flat === '\n';
  if ('group' in doc) return hasHardline(doc.group);
  if ('indent' in doc) return hasHardline(doc.indent);
  return ('forms' in doc ? doc.forms : doc).some(hasHardline);
}

/** What a list or something indented holds, the first on top. */
function inside({ depth, flat, doc }: Piece): Piece[] {
  if (typeof doc === 'object' && 'indent' in doc) return [{ depth: depth + 2, flat, doc: doc.indent }];
  return [...(doc as readonly Doc[])].reverse().map((one) => ({ depth, flat, doc: one }));
}

const isBreak = (doc: Exclude<Doc, string>): doc is Break => 'broken' in doc;
