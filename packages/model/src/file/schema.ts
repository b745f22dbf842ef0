import { ORDER_KEY_PATTERN } from '../order-key.ts';
import {
  type FieldSpec,
  fieldSpecs,
  ID_PATTERN,
  isSingleTable,
  type Json,
  LABEL_MAX,
  type TableName,
} from '../tables.ts';
import { DESCRIPTIONS } from './descriptions.ts';
import { BOARD_FILE_MAX_ROWS, BOARD_FORMAT, FILE_TABLES } from './format.ts';
import { COORDINATE_MAX, VALUES_MAX } from './values.ts';
import { oneOfTables } from './words.ts';

type Schema = { readonly [key: string]: Json };

/**
 * The JSON Schema (2020-12) of board files, made from the tables. It says everything that can be said of one value; that
 * ids are unique, that references lead somewhere and that arrows follow the grammar is checked by the reader alone.
 */
export function boardFileSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:stormbridge:board:1',
    title: 'Stormbridge board file, version 1',
    description:
      'A board of EventBridge Storming. Rows refer to each other by id; an id is used once in a file. Whatever equals its default may be left out, and so may every position: a board without them is laid out when it is opened. At most 5 MB and 100,000 rows.',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'The address of this schema, for editors.' },
      format: { const: BOARD_FORMAT },
      ...Object.fromEntries(FILE_TABLES.map((table) => [table, tableSchema(table)])),
    },
    required: ['format'],
    additionalProperties: false,
    $defs: { id: idSchema(), orderKey: orderKeySchema(), point: placeSchema(['x', 'y']), frame: frameSchema() },
  };
}

function tableSchema(table: TableName): Schema {
  const { rows, fields } = DESCRIPTIONS[table];
  const words = fields as Readonly<Record<string, string>>;
  const specs = Object.entries(fieldSpecs(table));
  const single = isSingleTable(table);
  const required = specs.flatMap(([field, spec]) => ('required' in spec && spec.required === true ? [field] : []));
  const needed = single ? required : ['id', ...required];
  const row: Schema = {
    type: 'object',
    properties: {
      ...(single ? {} : { id: { $ref: '#/$defs/id' } }),
      ...Object.fromEntries(
        specs.map(([field, spec]) => [
          field,
          { description: described(spec, words[field] ?? ''), ...fieldSchema(spec) },
        ]),
      ),
    },
    ...(needed.length === 0 ? {} : { required: needed }),
    additionalProperties: false,
  };
  if (single) return { description: rows, ...row };
  return { description: rows, type: 'array', maxItems: BOARD_FILE_MAX_ROWS, items: row };
}

const described = (spec: FieldSpec, words: string): string =>
  spec.type === 'ref' || spec.type === 'refs' ? `${words} Names ${oneOfTables(spec.tables)}.` : words;

function fieldSchema(spec: FieldSpec): Schema {
  const initial: Schema = 'default' in spec ? { default: spec.default as Json } : {};
  switch (spec.type) {
    case 'text':
    case 'string':
      return { type: 'string', maxLength: spec.max, ...initial };
    case 'boolean':
      return { type: 'boolean', ...initial };
    case 'integer':
      return { type: 'integer', minimum: spec.min, maximum: spec.max };
    case 'choice':
      return { enum: [...spec.values], ...initial };
    case 'ref':
      return { $ref: '#/$defs/id' };
    case 'refs':
      return { type: 'array', items: { $ref: '#/$defs/id' }, uniqueItems: true, ...initial };
    case 'strings':
      return { type: 'array', items: { type: 'string', maxLength: LABEL_MAX }, maxItems: VALUES_MAX, ...initial };
    case 'orderKey':
    case 'point':
    case 'frame':
      return { $ref: `#/$defs/${spec.type}` };
    case 'json':
      return {};
  }
}

const idSchema = (): Schema => ({
  description: 'Names one row of the file.',
  type: 'string',
  pattern: ID_PATTERN.source,
});

const orderKeySchema = (): Schema => ({
  description: 'A position between others: digits and letters, ordered by their code points, not ending in "0".',
  type: 'string',
  pattern: ORDER_KEY_PATTERN.source,
});

function placeSchema(names: readonly string[]): Schema {
  const number: Schema = { type: 'number', minimum: -COORDINATE_MAX, maximum: COORDINATE_MAX };
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, number])),
    required: [...names],
    additionalProperties: false,
  };
}

function frameSchema(): Schema {
  const size: Schema = { type: 'number', exclusiveMinimum: 0, maximum: COORDINATE_MAX };
  const { properties, ...rest } = placeSchema(['x', 'y', 'w', 'h']);
  return { ...rest, properties: { ...(properties as Schema), w: size, h: size } };
}
