import type { TableName } from '../tables.ts';

/** What one row of a table is called in a sentence, with its article. */
export const ROW_WORDS: Readonly<Record<TableName, string>> = {
  elements: 'an element',
  flows: 'an arrow',
  aggregates: 'an aggregate',
  placements: 'a placement',
  contexts: 'a context',
  services: 'a service',
  dataStores: 'a data store',
  subscriptions: 'a subscription',
  eventVersions: 'an event version',
  fields: 'a field',
  types: 'a type',
  glossary: 'a glossary term',
  comments: 'a comment',
  votes: 'a vote',
  phases: 'a phase',
  bus: 'the event bus',
  settings: 'the settings',
};

/** `an element`, `a service or a context`. */
export const oneOfTables = (tables: readonly string[]): string =>
  tables.map((table) => ROW_WORDS[table as TableName]).join(' or ');

/** `arrow "flow.1"`: a row as it is called in a sentence. */
export const rowName = (table: TableName, id: string): string =>
  table === id ? ROW_WORDS[table] : `${ROW_WORDS[table].replace(/^(?:an?|the) /, '')} "${id}"`;
