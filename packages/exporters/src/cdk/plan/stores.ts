import type { Board } from '@stormbridge/model';
import { oneLine, tagValue } from '../../sinks/index.ts';
import { byId } from './reads.ts';
import type { StorePlan } from './types.ts';

/** Kinds of data stores that a table can be, in the words of people. One without a kind may be one too. */
const TABLE = /dynamo|table|key.?value|document|nosql|^$/i;

/**
 * The data stores of a service, and which table of its stack each one is: the first holds the state where there is
 * any, the next what it shows. What is no table, or for which none is left, has none.
 */
export function planStores(board: Board, service: string, tables: readonly ('state' | 'shown')[]): StorePlan[] {
  const left = [...tables];
  return [...board.dataStores.values()]
    .filter((store) => store.service === service)
    .sort(byId)
    .map(({ name, kind = '' }) => {
      const title = oneLine(name);
      const table = tagValue(title) !== '' && TABLE.test(oneLine(kind)) ? (left.shift() ?? null) : null;
      return { name: title, kind: oneLine(kind), table };
    });
}
