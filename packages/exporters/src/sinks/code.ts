import { encoded, oneLine, type Text, templateOf, wellFormed } from './text.ts';

export type Code = Text<'code'>;

/** TypeScript source. Takes only parts that went through one of the encoders below. */
export const code = templateOf<'code'>();

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Words that are no names in strict code, or that would shadow what generated code relies on. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    'abstract any arguments as async await bigint boolean break case catch class const continue debugger declare default ' +
    'delete do else enum eval export extends false finally for from function get if implements import in infer ' +
    'instanceof interface is keyof let module namespace never new null number object of package private protected ' +
    'public readonly require return satisfies set static string super switch symbol this throw true try type typeof ' +
    'undefined unique unknown using var void while with yield'
  ).split(' '),
);

/** Whether a text is a name that generated code may declare. */
export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text) && !RESERVED_WORDS.has(text);

/** A name in code. It comes from a code name, so anything else is a programmer's mistake and throws. */
export function ident(name: string): Code {
  if (!isIdentifier(name)) throw new TypeError(`Not an identifier: ${JSON.stringify(name)}`);
  return encoded(name);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be escaped
const ESCAPED = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\\]/g;
const SHORT: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Visible ASCII without `'` and `\\`. */
const PLAIN = /^[ -&(-[\]-~]*$/;

/** A string literal, in the quotes that need fewer escapes. Invisible characters are written out. */
export function str(text: string): Code {
  if (PLAIN.test(text)) return encoded(`'${text}'`);
  const single = text.split("'").length <= text.split('"').length;
  const quote = single ? "'" : '"';
  const body = wellFormed(text)
    .replace(ESCAPED, (one) => SHORT[one] ?? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(quote, `\\${quote}`);
  return encoded(quote + body + quote);
}

/** `.total` or `['order-total']`: how a property is read. */
export const member = (name: string): Code => encoded(IDENTIFIER.test(name) ? `.${name}` : `[${str(name)}]`);

/** `total` or `'order-total'`: how a property is written. `__proto__` would set the prototype, so it is computed. */
export const propertyKey = (name: string): Code => {
  if (name === '__proto__') return encoded("['__proto__']");
  return IDENTIFIER.test(name) ? encoded(name) : str(name);
};

/** One line inside a comment: nothing in it ends the comment or reads as an instruction to a tool. */
export const comment = (text: string): Code =>
  encoded(
    oneLine(text)
      .replaceAll('*/', '* /')
      .replaceAll('/*', '/ *')
      .replace(/@(?=\w)/g, '@ ')
      .replace(/\b(eslint|prettier|biome|istanbul|sourceMappingURL|v8|c8)(?=[-= ]|$)/gi, '$1 '),
  );
