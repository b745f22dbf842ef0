import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const LABELS: readonly string[] = JSON.parse(
  readFileSync(join(root, 'packages/exporters/src/testing/hostile-labels.json'), 'utf8'),
);

/** Draws by chance; the same seed draws the same on every machine (mulberry32). */
export class Chance {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  maybe(chance: number): boolean {
    return this.next() < chance;
  }

  /** A whole number from 0 to `max`. */
  upTo(max: number): number {
    return Math.floor(this.next() * (max + 1));
  }

  between(min: number, max: number): number {
    return min + this.upTo(max - min);
  }

  one<T>(list: readonly T[]): T {
    return list[this.upTo(list.length - 1)] as T;
  }

  /** At most `max` of a list, each once. */
  some<T>(list: readonly T[], max: number): T[] {
    if (list.length === 0) return [];
    return [...new Set(Array.from({ length: this.upTo(max) }, () => this.one(list)))];
  }

  /** One of the hostile labels, or two of them. */
  label(): string {
    return (this.maybe(0.75) ? this.one(LABELS) : `${this.one(LABELS)} ${this.one(LABELS)}`).slice(0, 400);
  }

  /** A label that a choice of values may hold. */
  value(): string {
    return this.label().replace(/[$#{](?=\{)/g, '(');
  }
}

const WORDS =
  'order line pack list refund warehouse shipment settlement loyalty replenishment authorisation customer changed placed rejected of the'.split(
    ' ',
  );

/** Draws names as people write them, from a few letters to about forty-five: what the width of a line depends on. */
export class ChanceOfNames extends Chance {
  override label(): string {
    const length = this.between(4, 45);
    let text = this.one(WORDS);
    while (text.length < length) text += ` ${this.one(WORDS)}`;
    return text.slice(0, 45).trim();
  }
}
