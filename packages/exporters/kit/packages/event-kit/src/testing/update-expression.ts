import type { Names, Row } from './expression.ts';

const ASSIGNMENT = /^\s*(#?\w+) = (:\w+)\s*$/;

/**
 * What DynamoDB's update expressions change, for the table in memory: `SET name = :value`, several with commas. Anything
 * else throws.
 */
export function changes(expression: string, { names, values }: Names): Row {
  const [, set = ''] = /^SET (.+)$/.exec(expression) ?? [];
  return Object.fromEntries(
    set.split(',').map((part) => {
      const [, path = '', value = ''] = ASSIGNMENT.exec(part) ?? [];
      if (!(value in values)) throw new TypeError(`Unknown update "${expression}"`);
      return [names[path] ?? path, values[value]];
    }),
  );
}
