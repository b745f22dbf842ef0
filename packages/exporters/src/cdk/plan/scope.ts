import { kebab, shortHash } from '@stormbridge/model';

/** Names of one place in the code, unique without regard to case. The first who asks for a name gets it. */
export class Scope {
  private readonly taken: Set<string>;

  constructor(reserved: Iterable<string> = []) {
    this.taken = new Set([...reserved].map((name) => name.toLowerCase()));
  }

  /** The first candidate that is free; else the last one with a number. */
  claim(...candidates: readonly [string, ...string[]]): string {
    const last = candidates.at(-1) ?? candidates[0];
    let name = candidates.find((one) => !this.taken.has(one.toLowerCase())) ?? last;
    for (let number = 2; this.taken.has(name.toLowerCase()); number++) name = `${last}${number}`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}

const upper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Any ASCII name as a part of an identifier: `order-id` -> `OrderId`. */
export const pascalPart = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map(upper)
    .join('') || 'Value';

/** `order-id` -> `orderId`; a leading digit gets a word before it. */
export function camelPart(name: string): string {
  const pascal = pascalPart(name);
  return /^[0-9]/.test(pascal) ? `field${pascal}` : pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** Kebab case within a length; what is cut off is made up for by a hash of the whole name. */
export function shortKebab(kebab: string, max: number): string {
  if (kebab.length <= max) return kebab;
  const tail = `-x${shortHash(kebab)}`;
  return `${kebab.slice(0, max - tail.length).replace(/-+$/, '')}${tail}`;
}

/** A Pascal name cut between words, so that it has at most 34 letters and 40 characters in kebab case. */
export function shortPascal(name: string): string {
  const words = kebab(name).split('-');
  let end = 0;
  let length = 0;
  for (const word of words) {
    if (length + word.length + (length === 0 ? 0 : 1) > 40 || end + word.length > 34) break;
    length += word.length + (length === 0 ? 0 : 1);
    end += word.length;
  }
  return name.slice(0, end || 34);
}
