/** What is wrong with a JSON text: where it stands in the file, and a plain sentence. */
export interface JsonFault {
  readonly rule: 'M70' | 'M71' | 'M72';
  /** JSON pointer to the value that holds the fault, as far as it was read. */
  readonly at: string;
  readonly message: string;
}

interface Open {
  readonly list: boolean;
  /** The keys of an object so far; a repeated one would silently replace the first. */
  readonly keys: Set<string>;
  /** The field that is being read. */
  key: string | undefined;
  index: number;
}

/**
 * Reads a JSON text without making anything of it, and says what is wrong: the first error of syntax with line and
 * column, every repeated key, and nesting deeper than `maxDepth`. Engines word such errors differently, or say no place
 * at all; this says the same everywhere. An empty answer means that `JSON.parse` takes the text.
 */
export function scanJson(text: string, maxDepth: number): JsonFault[] {
  const scanner = new Scanner(text, maxDepth);
  try {
    scanner.run();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  }
  return scanner.faults;
}

/** Ends the scan: after an error of syntax nothing that follows can be trusted. */
class Stop extends Error {}

const LITERALS = ['true', 'false', 'null'];
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /[A-Za-z_$][A-Za-z0-9_$]*/y;

class Scanner {
  readonly faults: JsonFault[] = [];
  private readonly text: string;
  private readonly maxDepth: number;
  private readonly open: Open[] = [];
  private at = 0;

  constructor(text: string, maxDepth: number) {
    this.text = text;
    this.maxDepth = maxDepth;
  }

  run(): void {
    this.value();
    while (this.open.length > 0) this.member();
    this.space();
    if (this.at < this.text.length) this.stop('there is something after the end of the board.');
  }

  /** The next member of the innermost list or object, or its end. */
  private member(): void {
    const inner = this.open[this.open.length - 1] as Open;
    const [end, name] = inner.list ? [']', 'a list'] : ['}', 'an object'];
    this.space();
    if (this.text[this.at] === end) {
      this.at++;
      this.open.pop();
      return;
    }
    if (inner.index >= 0) {
      if (this.text[this.at] !== ',') this.stop(this.missing(`a comma or "${end}" is missing here, inside ${name}.`));
      this.at++;
      this.space();
      if (this.text[this.at] === end) this.stop(`there is a comma before "${end}" with nothing after it.`);
    }
    inner.index++;
    inner.key = undefined;
    if (!inner.list) this.key(inner);
    this.value();
  }

  private key(inner: Open): void {
    if (this.text[this.at] !== '"') this.stop(this.missing('the name of a field in double quotes is missing here.'));
    const start = this.at;
    const key = this.string();
    inner.key = key;
    if (inner.keys.has(key))
      this.fault('M71', `${this.place(start)}: the field "${shown(key)}" stands twice in the same object.`);
    inner.keys.add(key);
    this.space();
    if (this.text[this.at] !== ':') this.stop(this.missing('a colon is missing after the name of a field.'));
    this.at++;
  }

  private value(): void {
    this.space();
    const first = this.text[this.at];
    if (first === undefined) this.stop(this.missing(''));
    else if (first === '{' || first === '[') this.enter(first === '[');
    else if (first === '"') this.string();
    else if (first === '-' || (first >= '0' && first <= '9')) this.number();
    else this.literal(first);
  }

  private enter(list: boolean): void {
    if (this.open.length >= this.maxDepth) {
      this.fault('M72', `${this.place(this.at)}: lists and objects are nested more than ${this.maxDepth} deep.`);
      throw new Stop();
    }
    this.open.push({ list, keys: new Set(), key: undefined, index: -1 });
    this.at++;
  }

  private number(): void {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text);
    const next = found === null ? '' : (this.text[this.at + found[0].length] ?? '');
    if (found === null || /[0-9A-Za-z.+-]/.test(next)) this.stop('this is not a number as JSON writes it.');
    else this.at += found[0].length;
  }

  private literal(first: string): void {
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.text)?.[0];
    if (word !== undefined && LITERALS.includes(word)) this.at += word.length;
    else if (word !== undefined) this.stop(`"${shown(word)}" is not a JSON value. A text stands in double quotes.`);
    else if (first === "'") this.stop('a text stands in double quotes, not in single ones.');
    else this.stop(this.missing('a value is missing here.'));
  }

  /** Reads a string and gives what it says. */
  private string(): string {
    const start = this.at++;
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === 0x22) break;
      if (Number.isNaN(unit) || unit === 0x0a || unit === 0x0d) {
        this.at = start;
        this.stop('the text that begins here is not closed by a double quote on its line.');
      }
      if (unit < 0x20) this.stop('a text holds a control character; write it as \\u00…, a tab as \\t.');
      if (unit === 0x5c) this.escape();
      else this.at++;
    }
    this.at++;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private escape(): void {
    const letter = this.text[this.at + 1] ?? '';
    if (letter === 'u' && /^[0-9a-fA-F]{4}$/.test(this.text.slice(this.at + 2, this.at + 6))) this.at += 6;
    else if (letter !== 'u' && '"\\/bfnrt'.includes(letter) && letter !== '') this.at += 2;
    else this.stop('a backslash in a text must be followed by one of " \\ / b f n r t or u and four hex digits.');
  }

  private space(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.at++;
    }
  }

  /** The given sentence, or a better one where the reason is plain to see. */
  private missing(otherwise: string): string {
    if (this.at >= this.text.length)
      return this.text.trim() === '' ? 'the file is empty.' : 'the file ends here, in the middle.';
    if (this.text.startsWith('//', this.at) || this.text.startsWith('/*', this.at)) return 'JSON has no comments.';
    return otherwise;
  }

  private stop(message: string): never {
    this.fault('M70', `${this.place(this.at)}: ${message}`);
    throw new Stop();
  }

  private fault(rule: JsonFault['rule'], message: string): void {
    const path = this.open.map(({ list, key, index }) => (list && index >= 0 ? index : key));
    this.faults.push({ rule, at: pointer(path.filter((part) => part !== undefined)), message });
  }

  private place(at: number): string {
    const before = this.text.slice(0, at);
    const line = before.split('\n').length;
    return `Line ${line}, column ${at - before.lastIndexOf('\n')}`;
  }
}

/** The JSON pointer (RFC 6901) of a path. */
export const pointer = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A text from a file as it may stand in a sentence: one line, not too long. */
export const shown = (text: string): string => {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, ' ');
  return line.length > 60 ? `${[...line].slice(0, 57).join('')}…` : line;
};
