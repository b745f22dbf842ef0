/**
 * As much of JSONata as the state machines of this project use: paths, text, numbers, `&`, `+`, `/` and three functions.
 * Anything else throws, so that no test passes on an expression that it cannot judge.
 */
export type Scope = Readonly<Record<string, unknown>>;

const FILLED = /^\{% (.+) %\}$/s;
const TOKEN = /\s*('[^']*'|\d+|\$?[A-Za-z_][\w]*|[&+/().])/y;

/** A value of a definition with every expression in it filled in. */
export function filled(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') {
    const [, expression] = FILLED.exec(value) ?? [];
    return expression === undefined ? value : evaluate(expression, scope);
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, scope)]));
}

function evaluate(expression: string, scope: Scope): unknown {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.length) {
    const [, token] = TOKEN.exec(expression) ?? [];
    if (token === undefined) throw new TypeError(`Cannot read the expression "${expression}"`);
    tokens.push(token);
  }
  const reader = new Reader(tokens, scope);
  const value = reader.sum();
  reader.end();
  return value;
}

class Reader {
  private readonly tokens: string[];
  private readonly scope: Scope;

  constructor(tokens: string[], scope: Scope) {
    this.tokens = tokens;
    this.scope = scope;
  }

  sum(): unknown {
    let value = this.quotient();
    for (;;) {
      if (this.take('&')) value = `${textOf(value)}${textOf(this.quotient())}`;
      else if (this.take('+')) value = Number(value) + Number(this.quotient());
      else return value;
    }
  }

  end(): void {
    if (this.tokens.length > 0) throw new TypeError(`Unexpected "${this.tokens.join(' ')}" in an expression`);
  }

  private quotient(): unknown {
    let value = this.value();
    while (this.take('/')) value = Number(value) / Number(this.value());
    return value;
  }

  private value(): unknown {
    const token = this.tokens.shift() ?? '';
    if (token.startsWith("'")) return token.slice(1, -1);
    if (/^\d/.test(token)) return Number(token);
    if (this.take('(')) return this.call(token);
    if (!token.startsWith('$')) throw new TypeError(`Unexpected "${token}" in an expression`);
    let value = this.scope[token.slice(1)];
    while (this.take('.')) value = (value as Scope | undefined)?.[this.tokens.shift() ?? ''];
    return value;
  }

  private call(name: string): unknown {
    if (name === '$millis') {
      this.expect(')');
      return Date.now();
    }
    const argument = this.sum();
    this.expect(')');
    if (name === '$string') return typeof argument === 'string' ? argument : JSON.stringify(argument);
    if (name === '$floor') return Math.floor(Number(argument));
    throw new TypeError(`Unknown function ${name} in an expression`);
  }

  private take(token: string): boolean {
    if (this.tokens[0] !== token) return false;
    this.tokens.shift();
    return true;
  }

  private expect(token: string): void {
    if (!this.take(token)) throw new TypeError(`An expression misses "${token}"`);
  }
}

const textOf = (value: unknown): string => {
  if (value === undefined) throw new TypeError('An expression speaks of something that is not there');
  return typeof value === 'string' ? value : JSON.stringify(value);
};
