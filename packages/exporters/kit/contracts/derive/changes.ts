import { conditionsOf, listOf, same, sharedName } from './conditions.ts';
import { isSchema, type Schema } from './model.ts';
import { formatWords, kindWords, limitWords, show } from './words.ts';

const LIMIT = /^(exclusive)?(min|max)/i;
const schemaOr = (value: unknown): Schema => (isSchema(value) ? value : {});
const missing = (from: unknown, other: unknown): unknown[] => {
  const there = new Set(listOf(other).map(show));
  return listOf(from).filter((value) => !there.has(show(value)));
};

/**
 * Compares two texts of one schema and tells every change but new optional fields, with the path to it. Shared types
 * are followed to where they are used, each pair once, so that their names do not matter.
 */
export class Comparison {
  readonly changes: string[] = [];
  private readonly roots: readonly [before: Schema, after: Schema];
  private readonly compared: Set<string>;

  constructor(before: Schema, after: Schema, compared: Iterable<string> = []) {
    this.roots = [before, after];
    this.compared = new Set(compared);
  }

  compare(old: unknown, now: unknown, path = ''): this {
    const [before, after] = [sharedName(old), sharedName(now)];
    const pair = `${String(before)} ${String(after)}`;
    if (before !== undefined && after !== undefined) {
      if (this.compared.has(pair)) return this;
      this.compared.add(pair);
    }
    this.conditions(conditionsOf(old, this.roots[0]), conditionsOf(now, this.roots[1]), path);
    return this;
  }

  private conditions(before: Schema, after: Schema, path: string): void {
    const [was, is] = [kindWords(before['type']), kindWords(after['type'])];
    // What else differs follows from that.
    if (was !== is) {
      this.tell(path, `was ${was}, is ${is} now`);
      return;
    }
    this.fields(before, after, path);
    for (const keyword of new Set([...Object.keys(before), ...Object.keys(after)]))
      if (!['type', 'properties', 'required'].includes(keyword))
        this.keyword(keyword, before[keyword], after[keyword], path);
  }

  private fields(before: Schema, after: Schema, path: string): void {
    const [old, now] = [schemaOr(before['properties']), schemaOr(after['properties'])];
    const required = new Set(missing(after['required'], before['required']));
    const optional = new Set(missing(before['required'], after['required']));
    const closed = before['additionalProperties'] === false;
    for (const name of new Set([...Object.keys(old), ...Object.keys(now), ...[...required].map(String)])) {
      const place = path === '' ? name : `${path}.${name}`;
      const [known, there] = [Object.hasOwn(old, name), Object.hasOwn(now, name)];
      if (known && !there) this.tell(place, 'the field is gone');
      else if (required.has(name)) this.tell(place, known ? 'is required now' : 'is new and required');
      else if (!known && closed) this.tell(place, 'is new where no other fields were let through');
      if (!known || !there) continue;
      if (optional.has(name)) this.tell(place, 'is not required any more');
      this.compare(old[name], now[name], place);
    }
  }

  private keyword(keyword: string, old: unknown, now: unknown, path: string): void {
    if (keyword === 'items' && isSchema(old) && isSchema(now)) this.compare(old, now, `${path}[]`);
    else if (keyword === 'additionalProperties') this.others(old, now, path);
    else if (['allOf', 'anyOf', 'oneOf'].includes(keyword)) this.alternatives(keyword, listOf(old), listOf(now), path);
    else if (same({ [keyword]: old }, { [keyword]: now })) return;
    else if (keyword === 'enum') this.values(old, now, path);
    else if (keyword === 'format') this.tell(path, formatWords(old, now));
    else if (LIMIT.test(keyword)) this.tell(path, limitWords(keyword, old, now));
    else this.tell(path, `${keyword} was ${show(old)}, is ${show(now)} now`);
  }

  private values(old: unknown, now: unknown, path: string): void {
    if (old === undefined) {
      this.tell(path, `may only be ${listOf(now).map(show).join(' or ')} now`);
      return;
    }
    if (now === undefined) {
      this.tell(path, `may be something else now than ${listOf(old).map(show).join(' or ')}`);
      return;
    }
    for (const value of missing(now, old)) this.tell(path, `may be ${show(value)} now, which consumers do not know`);
    for (const value of missing(old, now)) this.tell(path, `may not be ${show(value)} any more`);
  }

  private others(old: unknown, now: unknown, path: string): void {
    if (isSchema(old) && isSchema(now)) this.compare(old, now, `${path}.*`);
    else if (old === undefined) this.tell(path, 'lets not every other field through any more');
    else if (now === undefined) this.tell(path, 'lets every other field through now');
    else if (show(old) !== show(now)) this.tell(path, `lets other fields through than before: ${show(now)}`);
  }

  /** Those that differ are told; one that differs from one is looked into. */
  private alternatives(keyword: string, old: unknown[], now: unknown[], path: string): void {
    const fits = (a: unknown, b: unknown): boolean =>
      new Comparison(...this.roots, this.compared).compare(a, b).changes.length === 0;
    const gone = old.filter((one) => !now.some((other) => fits(one, other)));
    const come = now.filter((one) => !old.some((other) => fits(other, one)));
    const [only, instead] = [gone[0], come[0]];
    if (gone.length === 1 && come.length === 1 && old.length === now.length) {
      this.compare(only, instead, `${path} (${keyword} ${old.indexOf(only) + 1})`.trim());
      return;
    }
    if (gone.length > 0) this.tell(path, `${keyword} has lost ${gone.map(show).join(' and ')}`);
    if (come.length > 0) this.tell(path, `${keyword} has also ${come.map(show).join(' and ')} now`);
  }

  private tell(path: string, sentence: string): void {
    this.changes.push(`${path === '' ? 'the event' : path} ${sentence}`);
  }
}
