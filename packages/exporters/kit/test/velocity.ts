/** What a mapping template of API Gateway can speak of, by the name behind `$`. */
export type References = Readonly<Record<string, unknown>>;

const STRING = /^(?:"([^"]*)"|'([^']*)')/;

/**
 * Fills in a mapping template: the part of the Velocity language that ours use, which is references with methods, `#set`,
 * and `#if` with `==`. What else a template holds throws, so that none is thought to be tested.
 */
export function filledIn(template: string, references: References): string {
  return new Template(template, { ...references }).text();
}

class Template {
  private rest: string;
  private readonly names: Record<string, unknown>;

  constructor(text: string, names: Record<string, unknown>) {
    this.rest = text;
    this.names = names;
  }

  text(until?: RegExp): string {
    let text = '';
    while (this.rest !== '' && until?.test(this.rest) !== true) text += this.part();
    return text;
  }

  private part(): string {
    if (this.taken(/^#set\(\$(\w+(?:\.\w+)*) = /)) return this.assignment();
    if (this.taken(/^#if\(/)) return this.choice();
    if (/^#\w/.test(this.rest)) throw new Error(`Unknown directive: ${this.rest.slice(0, 40)}`);
    if (/^\$[\w{]/.test(this.rest)) return String(this.reference());
    return this.take(/^[#$]?[^#$]*/);
  }

  private last: readonly string[] = [];

  private taken(pattern: RegExp): boolean {
    const found = pattern.exec(this.rest);
    if (found === null) return false;
    this.last = found;
    this.rest = this.rest.slice(found[0].length);
    return true;
  }

  private take(pattern: RegExp): string {
    if (!this.taken(pattern)) throw new Error(`Cannot read: ${this.rest.slice(0, 40)}`);
    return this.last[0] ?? '';
  }

  private assignment(): string {
    const path = (this.last[1] ?? '').split('.');
    const name = path.pop() ?? '';
    const holder = path.reduce((object, part) => object[part] as Record<string, unknown>, this.names);
    holder[name] = this.value();
    this.take(/^\)/);
    return '';
  }

  private choice(): string {
    const left = this.value();
    this.take(/^ == /);
    const holds = String(left) === String(this.value());
    this.take(/^\)/);
    const yes = this.branch(/^#(else|end)(?!\w)/, holds);
    const no = this.taken(/^#else(?!\w)/) ? this.branch(/^#end(?!\w)/, !holds) : '';
    this.take(/^#end(?!\w)/);
    return yes + no;
  }

  /** A branch that is not taken is read on a copy, so that it sets nothing. */
  private branch(until: RegExp, isTaken: boolean): string {
    if (isTaken) return this.text(until);
    const other = new Template(this.rest, copyOf(this.names));
    other.text(until);
    this.rest = other.rest;
    return '';
  }

  private value(): unknown {
    if (this.taken(STRING)) {
      const [, double, single] = this.last;
      return single ?? filledIn(double ?? '', this.names);
    }
    if (this.taken(/^\d+/)) return Number(this.last[0]);
    if (this.taken(/^\{/)) return this.map();
    return this.reference();
  }

  private map(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    while (!this.taken(/^\}/)) {
      const key = String(this.value());
      this.take(/^:/);
      entries.push([key, this.value()]);
      this.taken(/^,/);
    }
    return Object.fromEntries(entries);
  }

  private reference(): unknown {
    if (this.taken(/^\$\{(\w+)\}/)) return this.named();
    this.take(/^\$(\w+)/);
    let value = this.named();
    while (this.taken(/^\.([A-Za-z]\w*)/)) {
      const [, name = ''] = this.last;
      value = this.taken(/^\(/) ? this.called(value, name) : (value as Record<string, unknown>)[name];
    }
    return value;
  }

  private named(): unknown {
    const [, name = ''] = this.last;
    if (!(name in this.names)) throw new Error(`Nothing is called $${name}`);
    return this.names[name];
  }

  private called(value: unknown, method: string): unknown {
    const given: unknown[] = [];
    while (!this.taken(/^\)/)) {
      given.push(this.value());
      this.taken(/^, ?/);
    }
    if (typeof value === 'string') return textMethod(value, method, given);
    const found = (value as Record<string, unknown>)[method];
    if (typeof found === 'function') return (found as (...list: unknown[]) => unknown)(...given);
    if (method === 'get') return (value as Record<string, unknown>)[String(given[0])];
    throw new Error(`Unknown method ${method}`);
  }
}

/** A copy as deep as `#set` reaches; functions stay what they are. */
function copyOf(value: Record<string, unknown>): Record<string, unknown> {
  const copy = (one: unknown): unknown =>
    typeof one === 'object' && one !== null ? copyOf(one as Record<string, unknown>) : one;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(one)]));
}

/** Methods of Java's strings. */
function textMethod(text: string, method: string, [first, second]: readonly unknown[]): unknown {
  switch (method) {
    case 'substring':
      return text.substring(Number(first), second === undefined ? undefined : Number(second));
    case 'lastIndexOf':
      return text.lastIndexOf(String(first));
    case 'replaceAll':
      return text.replaceAll(new RegExp(String(first), 'g'), String(second));
    default:
      throw new Error(`Unknown method ${method}`);
  }
}

/** `$util` of API Gateway. */
export const util = {
  urlEncode: (text: unknown): string => encodeURIComponent(String(text)),
  escapeJavaScript: (text: unknown): string =>
    String(text)
      .replaceAll(/["'\\/]/g, (one) => `\\${one}`)
      .replaceAll('\n', '\\n')
      .replaceAll(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
};
