import { fieldSpecs, isSingleTable, TABLE_NAMES, type TableName } from '../tables.ts';
import { hint } from './did-you-mean.ts';
import { BOARD_FILE_MAX_ROWS, BOARD_FORMAT, FILE_TABLES } from './format.ts';
import { pointer, shown } from './json-scan.ts';
import type { ProblemList } from './problem-list.ts';
import { idFaults, valueFaults, what } from './values.ts';
import { ROW_WORDS, rowName } from './words.ts';

/** One row of a file with those of its fields that hold a proper value. */
export interface FileRow {
  readonly table: TableName;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Fields whose value was refused; what depends on them is not judged again. */
  readonly faulty: ReadonlySet<string>;
  /** JSON pointer to the row. */
  readonly at: string;
}

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the shape of a board file: its tables, rows, fields and their values, each judged alone. Gives the rows whose id
 * can be told; what is wrong goes to the list of problems.
 */
export function readShape(json: unknown, problems: ProblemList): FileRow[] {
  if (!isObject(json)) {
    problems.add('M74', '', `A board file is one JSON object, not ${what(json)}.`);
    return [];
  }
  if (!isFormat(json, problems)) return [];
  for (const name of Object.keys(json)) {
    if (name === 'format' || name === '$schema' || (TABLE_NAMES as readonly string[]).includes(name)) continue;
    const guess = hint(name, TABLE_NAMES);
    problems.add('M75', pointer([name]), `A board has no table "${shown(name)}".${guess}`);
  }
  const lists = FILE_TABLES.map((table) => (Object.hasOwn(json, table) ? json[table] : undefined));
  const count = lists.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
  if (count > BOARD_FILE_MAX_ROWS) {
    problems.add('M73', '', `The file has ${count} rows; at most ${BOARD_FILE_MAX_ROWS} are allowed.`);
    return [];
  }
  return FILE_TABLES.flatMap((table, index) => readTable(table, lists[index], problems));
}

/** Whether the file says that it is one of ours. If not, nothing else of it is judged. */
function isFormat(json: Members, problems: ProblemList): boolean {
  const format = Object.hasOwn(json, 'format') ? json['format'] : undefined;
  if (format === BOARD_FORMAT) return true;
  const newer = typeof format === 'string' && /^stormbridge-board\/[0-9]+$/.test(format);
  if (format === undefined)
    problems.add('M74', '', `The field "format" is missing: a board file has "format": "${BOARD_FORMAT}".`);
  else if (newer) problems.add('M74', '/format', `This reads "${BOARD_FORMAT}"; the file is "${shown(format)}".`);
  else problems.add('M74', '/format', `"format" must be "${BOARD_FORMAT}", not ${what(format)}.`);
  return false;
}

function readTable(table: TableName, value: unknown, problems: ProblemList): FileRow[] {
  if (value === undefined) return [];
  if (isSingleTable(table)) {
    if (isObject(value)) return [readFields(table, table, value, pointer([table]), problems)];
    problems.add('M75', pointer([table]), `"${table}" must be one object, not ${what(value)}.`);
    return [];
  }
  if (!Array.isArray(value)) {
    problems.add('M75', pointer([table]), `"${table}" must be a list of rows, not ${what(value)}.`);
    return [];
  }
  return value.flatMap((row: unknown, index) => readRow(table, row, pointer([table, index]), problems));
}

function readRow(table: TableName, row: unknown, at: string, problems: ProblemList): FileRow[] {
  if (!isObject(row)) {
    problems.add('M75', at, `Here stands ${ROW_WORDS[table]} as an object, not ${what(row)}.`);
    return [];
  }
  const id = Object.hasOwn(row, 'id') ? row['id'] : undefined;
  const faults = id === undefined ? [] : idFaults(id);
  if (id === undefined) problems.add('M76', at, `The "id" of ${ROW_WORDS[table]} is missing.`);
  for (const { message } of faults) problems.add('M76', `${at}/id`, `The "id" of ${ROW_WORDS[table]} ${message}`);
  const known = typeof id === 'string' && faults.length === 0;
  const { id: _, ...fields } = row;
  const read = readFields(table, known ? id : '', fields, at, problems);
  return known ? [read] : [];
}

function readFields(table: TableName, id: string, row: Members, at: string, problems: ProblemList): FileRow {
  const specs = fieldSpecs(table);
  const name = id === '' ? ROW_WORDS[table] : rowName(table, id);
  const fields: Record<string, unknown> = {};
  const faulty = new Set<string>();
  for (const [field, value] of Object.entries(row)) {
    const spec = Object.hasOwn(specs, field) ? specs[field] : undefined;
    if (spec === undefined) {
      const guess = hint(field, Object.keys(specs));
      problems.add('M77', at + pointer([field]), `There is no field "${shown(field)}" in ${table}.${guess}`);
      continue;
    }
    const faults = valueFaults(spec, value);
    for (const fault of faults)
      problems.add('M78', at + pointer([field]) + fault.at, `"${field}" of ${name} ${fault.message}`);
    if (faults.length === 0) fields[field] = value;
    else faulty.add(field);
  }
  for (const [field, spec] of Object.entries(specs)) {
    if ('required' in spec && spec.required === true && !Object.hasOwn(row, field))
      problems.add('M77', at, `"${field}" of ${name} is missing.`);
  }
  return { table, id, fields, faulty, at };
}
