/**
 * DynamoDB's condition and filter expressions, for the table in memory: comparisons, BETWEEN, AND, OR, NOT, brackets
 * and the functions `attribute_exists`, `attribute_not_exists` and `begins_with`. Anything else throws.
 */
export type Row = Readonly<Record<string, unknown>>;
export interface Names {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

const TOKEN = /\s*(<=|>=|<>|[=<>(),]|[#:]?[A-Za-z_][\w]*(?:\.[#]?[A-Za-z_][\w]*)*)/y;

export function holds(expression: string | undefined, row: Row | undefined, names: Names): boolean {
  if (expression === undefined) return true;
  const parser = new Parser(tokens(expression), row ?? {}, names);
  const result = parser.or();
  parser.end();
  return result;
}

function tokens(expression: string): string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const [, token] = TOKEN.exec(expression) ?? [];
    if (token === undefined) throw new TypeError(`Cannot read the expression "${expression}"`);
    found.push(token);
  }
  return found;
}

class Parser {
  private at = 0;
  private readonly tokens: readonly string[];
  private readonly row: Row;
  private readonly names: Names;

  constructor(all: readonly string[], row: Row, names: Names) {
    this.tokens = all;
    this.row = row;
    this.names = names;
  }

  or(): boolean {
    let result = this.and();
    while (this.take('OR')) result = this.and() || result;
    return result;
  }

  end(): void {
    if (this.at < this.tokens.length) throw new TypeError(`Unexpected "${this.tokens[this.at]}" in an expression`);
  }

  private and(): boolean {
    let result = this.not();
    while (this.take('AND')) result = this.not() && result;
    return result;
  }

  private not(): boolean {
    return this.take('NOT') ? !this.not() : this.term();
  }

  private term(): boolean {
    if (this.take('(')) {
      const result = this.or();
      this.expect(')');
      return result;
    }
    const name = this.next();
    if (this.take('(')) return this.call(name);
    const left = this.value(name);
    const operator = this.next();
    const right = this.value(this.next());
    if (operator !== 'BETWEEN') return compare(operator, left, right);
    this.expect('AND');
    // Read before anything is compared: what is not read here would be taken for the rest of the expression.
    const upper = this.value(this.next());
    return compare('>=', left, right) && compare('<=', left, upper);
  }

  private call(name: string): boolean {
    const subject = this.value(this.next());
    const start = this.take(',') ? this.value(this.next()) : undefined;
    this.expect(')');
    switch (name) {
      case 'attribute_exists':
        return subject !== undefined;
      case 'attribute_not_exists':
        return subject === undefined;
      case 'begins_with':
        return typeof subject === 'string' && typeof start === 'string' && subject.startsWith(start);
      default:
        throw new TypeError(`Unknown function "${name}" in an expression`);
    }
  }

  private value(token: string): unknown {
    if (token.startsWith(':')) {
      if (!(token in this.names.values)) throw new TypeError(`There is no value ${token}`);
      return this.names.values[token];
    }
    return token.split('.').reduce<unknown>((value, part) => {
      const name = part.startsWith('#') ? this.names.names[part] : part;
      if (name === undefined) throw new TypeError(`There is no name ${part}`);
      return typeof value === 'object' && value !== null ? (value as Row)[name] : undefined;
    }, this.row);
  }

  private next(): string {
    const token = this.tokens[this.at];
    if (token === undefined) throw new TypeError('An expression ends too early');
    this.at += 1;
    return token;
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at += 1;
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw new TypeError(`An expression misses "${token}"`);
  }
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  // A missing attribute, or one of another type, makes every comparison false, as in DynamoDB.
  if (typeof left !== typeof right || left === undefined) return operator === '<>';
  const [a, b] = [left, right] as [string, string];
  switch (operator) {
    case '=':
      return a === b;
    case '<>':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      throw new TypeError(`Unknown comparison "${operator}" in an expression`);
  }
}
