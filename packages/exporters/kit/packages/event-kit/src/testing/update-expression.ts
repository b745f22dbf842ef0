import type { Names, Row } from './expression.ts';

const ASSIGNMENT = /^\s*(#?\w+) = (if_not_exists\(\1, )?(:\w+)\)?\s*$/;
const ADDITION = /^\s*(#?\w+) (:\w+)\s*$/;

/**
 * What DynamoDB's update expressions change, for the table in memory: `SET name = :value` and
 * `SET name = if_not_exists(name, :value)`, then `ADD name :set`; several of each with commas. Anything else throws.
 */
export function changes(expression: string, before: Row, { names, values }: Names): Row {
  const [, set = '', add = ''] = /^SET (.+?)(?: ADD (.+))?$/.exec(expression) ?? [];
  const read = (part: string, form: RegExp): readonly [name: string, value: unknown, onlyFirst: boolean] => {
    const found = form.exec(part);
    const [path = '', value = ''] = [found?.[1], found?.at(-1)];
    if (!(value in values)) throw new TypeError(`Unknown update "${expression}"`);
    return [names[path] ?? path, values[value], found?.[2]?.startsWith('if_not_exists') ?? false];
  };
  const assigned = set.split(/,(?![^(]*\))/).map((part) => {
    const [name, value, onlyFirst] = read(part, ASSIGNMENT);
    return [name, onlyFirst ? (before[name] ?? value) : value] as const;
  });
  const added = (add === '' ? [] : add.split(',')).map((part) => {
    const [name, value] = read(part, ADDITION);
    const known = (before[name] ?? []) as Iterable<unknown>;
    return [name, new Set([...known, ...(value as Iterable<unknown>)])] as const;
  });
  return Object.fromEntries([...assigned, ...added]);
}
