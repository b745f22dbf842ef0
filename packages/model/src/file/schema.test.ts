import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldSpecs, isSingleTable, TABLE_NAMES } from '../tables.ts';
import { arbitraryBoard } from '../testing/arbitrary-board.ts';
import { holds } from '../testing/holds.ts';
import { DESCRIPTIONS } from './descriptions.ts';
import { readBoardFile } from './read.ts';
import { boardFileSchema } from './schema.ts';
import { writeBoardFile } from './write.ts';

const PUBLISHED = new URL('../../../../public/schemas/stormbridge-board-1.json', import.meta.url).pathname;
const example = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../public/examples/${name}.json`, import.meta.url), 'utf8'));

const validate = new Ajv2020({ allErrors: true, strict: true }).compile(boardFileSchema());
const element = (fields: object) => ({
  format: 'stormbridge-board/1',
  elements: [{ id: 'a', kind: 'event', ...fields }],
});
const inTable = (table: string, row: object) => ({ format: 'stormbridge-board/1', [table]: [{ id: 'a', ...row }] });

/** Files that are wrong in one way which a schema can tell. */
const WRONG: readonly (readonly [string, unknown])[] = [
  ['a list', []],
  ['no format', {}],
  ['another format', { format: 'stormbridge-board/2' }],
  ['an unknown table', { format: 'stormbridge-board/1', stickies: [] }],
  ['a table that is no list', { format: 'stormbridge-board/1', elements: {} }],
  ['settings that are a list', { format: 'stormbridge-board/1', settings: [] }],
  ['an unknown field', element({ colour: 'red' })],
  ['an unknown field of the settings', { format: 'stormbridge-board/1', settings: { id: 'settings' } }],
  ['no kind', { format: 'stormbridge-board/1', elements: [{ id: 'a' }] }],
  ['no id', { format: 'stormbridge-board/1', elements: [{ kind: 'event' }] }],
  ['an id with a space', { format: 'stormbridge-board/1', elements: [{ id: 'a b', kind: 'event' }] }],
  ['an id of 81 characters', { format: 'stormbridge-board/1', elements: [{ id: 'a'.repeat(81), kind: 'actor' }] }],
  ['the id __proto__', { format: 'stormbridge-board/1', elements: [{ id: '__proto__', kind: 'actor' }] }],
  ['an unknown kind', element({ kind: 'evnt' })],
  ['a label that is a number', element({ label: 5 })],
  ['a label that is null', element({ label: null })],
  ['a label of 501 characters', element({ label: 'x'.repeat(501) })],
  ['a description of 2001 characters', element({ description: 'x'.repeat(2001) })],
  ['a flag that is a text', element({ pivotal: 'yes' })],
  ['a column that ends in 0', element({ column: 'A0' })],
  ['a column with a dash', element({ column: 'A-1' })],
  ['a point without y', element({ posTimeline: { x: 1 } })],
  ['a point with z', element({ posTimeline: { x: 1, y: 1, z: 1 } })],
  ['a point far away', element({ posTimeline: { x: 1e7, y: 1 } })],
  ['a point that is a list', element({ posTimeline: [1, 2] })],
  ['a frame without extent', inTable('contexts', { frame: { x: 0, y: 0, w: 0, h: 5 } })],
  ['a reference that is a number', element({ aggregate: 5 })],
  ['versions that are a text', inTable('subscriptions', { service: 's', versions: 'a.v1' })],
  ['versions named twice', inTable('subscriptions', { service: 's', versions: ['a.v1', 'a.v1'] })],
  ['a version 0', inTable('eventVersions', { event: 'a', version: 0 })],
  ['a version 1.5', inTable('eventVersions', { event: 'a', version: 1.5 })],
  ['a subscription without a service', inTable('subscriptions', {})],
  ['values that are numbers', inTable('fields', { owner: 't', values: [1] })],
];

describe('JSON Schema of board files', () => {
  test('[M81] the published schema is the one made from the tables', async () => {
    await expect(`${JSON.stringify(boardFileSchema(), null, 2)}\n`).toMatchFileSnapshot(PUBLISHED);
  });

  test('[M81] every table and field is described in words', () => {
    const sentence = /^\S.*[.:]$/s;
    for (const table of TABLE_NAMES) {
      expect(DESCRIPTIONS[table].rows).toMatch(sentence);
      const words = DESCRIPTIONS[table].fields as Readonly<Record<string, string>>;
      expect(Object.keys(words)).toEqual(Object.keys(fieldSpecs(table)));
      for (const [field, text] of Object.entries(words)) expect(text, `${table}.${field}`).toMatch(sentence);
    }
  });

  test.each(['order-checkout', 'file-manager'])('[M82] the schema accepts the example %s', (name) => {
    expect(validate(example(name)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('[M82] the schema accepts whatever the writer writes', () => {
    holds(
      fc.property(arbitraryBoard(), (board) => {
        expect(validate(JSON.parse(writeBoardFile(board))), JSON.stringify(validate.errors)).toBe(true);
      }),
    );
  });

  test.each(WRONG)('[M82] schema and reader both refuse %s', (_, file) => {
    expect(validate(file)).toBe(false);
    expect(readBoardFile(file).ok).toBe(false);
  });

  test('[M82] the schema knows the single rows as objects without an id', () => {
    const { properties } = boardFileSchema() as { properties: Record<string, { type: string; properties?: object }> };
    for (const table of TABLE_NAMES) {
      expect(properties[table]?.type).toBe(isSingleTable(table) ? 'object' : 'array');
      if (isSingleTable(table)) expect(properties[table]?.properties).not.toHaveProperty('id');
    }
  });
});
