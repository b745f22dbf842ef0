import { eventVersionId, referencesOf } from '../normalise.ts';
import type { TableName } from '../tables.ts';
import { hint } from './did-you-mean.ts';
import { pointer } from './json-scan.ts';
import type { ProblemList } from './problem-list.ts';
import type { FileRow } from './shape.ts';
import { oneOfTables, ROW_WORDS, rowName } from './words.ts';

/** Which row has which id. */
export type Known = ReadonlyMap<string, FileRow>;

/** Finds ids that are used twice, also in two tables, and gives every row by its id; the first of equal ones wins. */
export function readIds(rows: readonly FileRow[], problems: ProblemList): Known {
  const known = new Map<string, FileRow>();
  for (const row of rows) {
    const first = known.get(row.id);
    if (first === undefined) known.set(row.id, row);
    else
      problems.add(
        'M76',
        `${row.at}/id`,
        `The id "${row.id}" is used already by ${ROW_WORDS[first.table]} (${first.at}). An id is used once in a file.`,
      );
  }
  return known;
}

/**
 * The rows that a file may leave out because they follow from others: the first version of every event that has none.
 * A file may refer to them.
 */
export function impliedVersions(rows: readonly FileRow[]): ReadonlyMap<string, FileRow> {
  const described = new Set(rows.flatMap((row) => (row.table === 'eventVersions' ? [row.fields['event']] : [])));
  const implied = new Map<string, FileRow>();
  for (const row of rows) {
    if (row.table !== 'elements' || row.fields['kind'] !== 'event' || described.has(row.id)) continue;
    const id = eventVersionId(row.id, 1);
    implied.set(id, { table: 'eventVersions', id, at: row.at, fields: { event: row.id, version: 1 }, faulty: NONE });
  }
  return implied;
}

const NONE: ReadonlySet<string> = new Set();

/** Finds references to rows that are not in the file, or that are in another table than the field wants. */
export function checkReferences(rows: readonly FileRow[], known: Known, problems: ProblemList): void {
  const ids = new Map<string, readonly string[]>();
  for (const row of rows) {
    for (const [field, spec] of referencesOf(row.table)) {
      const value = row.fields[field];
      const named = typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly string[]) : [];
      for (const [index, id] of named.entries()) {
        const target = known.get(id)?.table;
        if (target !== undefined && spec.tables.includes(target)) continue;
        const at = row.at + pointer(spec.type === 'refs' ? [field, index] : [field]);
        const subject = `"${field}" of ${rowName(row.table, row.id)}`;
        const wanted = oneOfTables(spec.tables);
        const reason =
          target === undefined
            ? `names "${id}", which is not in the file.${hint(id, idsOf(spec.tables, rows, ids))}`
            : `must name ${wanted}, but "${id}" is ${ROW_WORDS[target]}.`;
        problems.add('M79', at, `${subject} ${reason}`);
      }
    }
  }
}

/** Ids that somebody may have meant; of large files only so many that the search stays short. */
const GUESSED_AMONG = 2000;

function idsOf(tables: readonly string[], rows: readonly FileRow[], found: Map<string, readonly string[]>) {
  const key = tables.join(' ');
  const ids = found.get(key) ?? rows.filter((row) => isIn(row.table, tables)).map((row) => row.id);
  found.set(key, ids);
  return ids.length > GUESSED_AMONG ? [] : ids;
}

const isIn = (table: TableName, tables: readonly string[]): boolean => tables.includes(table);
