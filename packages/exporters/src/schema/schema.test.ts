import {
  add,
  type Board,
  type BoardChange,
  emptyBoard,
  eventVersionId,
  FIELD_TYPES,
  type Json,
  patch,
  settingsOf,
} from '@stormbridge/model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../testing/hostile.ts';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { contractOfVersion } from './contract.ts';
import { eventSchema } from './event-schema.ts';
import { schemaExporter } from './exporter.ts';
import { fieldNames } from './names.ts';
import { HEADER_FIELDS, schemaProblems } from './problems.ts';
import { contractTypes } from './types.ts';
import { validate } from './validate.ts';

const ajv = () => formats.default(new Ajv2020({ strict: true, strictRequired: false, allErrors: true }));
const version = eventVersionId('e1', 1);
const of = (board: Board) => eventSchema(board, board.eventVersions.get(version)!);
const check = (schema: object, value: unknown): string => {
  const one = ajv();
  return one.compile(schema)(value) ? '' : one.errorsText();
};

/** Fields of every type for the first event, with examples that may or may not fit. */
const fields: fc.Arbitrary<BoardChange[]> = fc
  .array(
    fc.record({
      name: fc.oneof(hostileText, fc.constantFrom('total', 'order-id', 'note', 'x')),
      type: fc.constantFrom(...FIELD_TYPES),
      list: fc.boolean(),
      required: fc.boolean(),
      personal: fc.boolean(),
      description: hostileText,
      values: fc.array(hostileText, { minLength: 1, maxLength: 4 }),
      example: fc.oneof(
        fc.constant<Json>('text'),
        fc.constantFrom<Json>(
          1,
          1.5,
          true,
          null,
          [],
          {},
          ['2026-02-30'],
          '2026-02-30',
          '2026-02-28',
          'a@b.de',
          'P1D',
          'https://x.y/z',
        ),
        hostileText,
      ),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map((row, at) =>
      add('fields', `n${at}`, {
        owner: version,
        order: `z${String.fromCharCode(97 + at)}`,
        ...row,
        ...(row.type === 'object' ? { valueType: 't1' } : {}),
      }),
    ),
  );

describe('the schema of an event version', () => {
  it('[X70] is valid JSON Schema 2020-12, and its sample is valid by it', () => {
    fc.assert(
      fc.property(fields, (changes) => {
        const { schema, payload, sample, contract } = of(shop(...changes));
        expect(check(schema, sample)).toBe('');
        expect(check(payload, contract.sample)).toBe('');
      }),
      { numRuns: 150 },
    );
  });

  it('[X71] takes the sample of the board when it fits, and says why when it does not', () => {
    const sample = {
      orderId: '11111111-2222-4333-8444-555555555555',
      customerEmail: 'a@example.com',
      total: { amount: 1, currency: 'EUR' },
      placedAt: '2026-05-05T05:05:05Z',
    };
    expect(of(shop(patch('eventVersions', version, { sample }))).contract.sample).toEqual(sample);
    const { contract } = of(shop(patch('eventVersions', version, { sample: { ...sample, total: 3, more: 1 } })));
    expect(contract.sampleFaults).toEqual(['total is not an object', 'more is not known']);
    expect(contract.sample).not.toHaveProperty('more');
  });

  it('[X72] puts the data into the envelope, or a header among the data where the settings say so', () => {
    const { schema, payload, sample } = of(shop());
    expect(Object.keys(schema['properties'] as object)).toEqual(['metadata', 'data']);
    expect(sample).toMatchObject({ metadata: { version: 1 }, data: { total: { currency: 'EUR' } } });
    const plain = of(shop(patch('settings', 'settings', { envelope: 'plain' })));
    expect(plain.payload).toEqual(payload);
    expect(plain.sample).toMatchObject({ version: 1, correlationId: 'sample-flow', total: { currency: 'EUR' } });
    expect(check(plain.schema, plain.sample)).toBe('');
    for (const name of HEADER_FIELDS) {
      const { [name]: _, ...without } = plain.sample as Readonly<Record<string, unknown>>;
      expect(check(plain.schema, without) === '', name).toBe(name === 'causationId');
    }
    expect(check(plain.schema, { ...(plain.sample as object), total: 7 })).not.toBe('');
  });

  it('[X172] lets no field have the name of a part of the header of plain events', () => {
    const named = (name: string) => add('fields', 'z', { owner: version, order: 'z', name, type: 'string' });
    const rules = (...changes: readonly BoardChange[]) =>
      schemaProblems(shop(...changes)).map(({ rule, at }) => [rule, at]);
    const plain = patch('settings', 'settings', { envelope: 'plain' });
    for (const name of HEADER_FIELDS) {
      expect(rules(plain, named(name)), name).toEqual([['X172', 'z']]);
      expect(rules(named(name)), name).toEqual([]);
    }
    expect(rules(plain, named('Version'), add('fields', 'y', { owner: 'k1', name: 'version', order: 'z' }))).toEqual(
      [],
    );
  });

  it('[X73] has a document for the schema registry in OpenAPI 3.0', () => {
    const { registry } = of(shop());
    expect(registry).toMatchObject({
      openapi: '3.0.0',
      components: {
        schemas: {
          AWSEvent: { 'x-amazon-events-source': 'com.example.order', 'x-amazon-events-detail-type': 'OrderPlaced' },
        },
      },
    });
    expect(JSON.stringify(registry)).not.toContain('$defs');
  });

  it('[X74] a label is called the same wherever it stands', () => {
    const field = (id: string, owner: string, name: string) =>
      add('fields', id, { owner, order: 'z', name, type: 'string', required: true });
    const label = 'Größe in 吋';
    const board = shop(field('n1', 'k1', label), field('n2', version, label), field('n3', 't1', label));
    const nameOf = (owner: string): string | undefined => [...fieldNames(board, owner).values()].at(-1);
    expect(nameOf('k1')).toMatch(/^grosseInX[a-z0-9]+$/);
    expect(nameOf(version)).toBe(nameOf('k1'));
    expect(nameOf('t1')).toBe(nameOf('k1'));
  });

  it('[X74] names a field on the wire as it was typed where that is a plain name, and in ASCII where not', () => {
    const named = (...names: readonly string[]): string[] => {
      const rows = names.map((name, at) =>
        add('fields', `n${at}`, { owner: 't1', order: `z${String.fromCharCode(97 + at)}`, name }),
      );
      return [...fieldNames(shop(...rows), 't1').values()].slice(2);
    };
    expect(named('order-id', 'order_id', 'orderId', '_id')).toEqual(['order-id', 'order_id', 'orderId', '_id']);
    expect(named('Order id', '2nd try', 'größe')).toEqual(['orderId', 'field2ndTry', 'grosse']);
    for (const name of named('__proto__', 'constructor', 'toString', 'then', '注文', '"; x', '`'))
      expect(name).toMatch(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/);
    expect(new Set(named('a', 'a', 'a')).size).toBe(3);
  });
});

describe('the interpreter of schemas', () => {
  it('[X75] never lets pass what a full validator refuses', () => {
    fc.assert(
      fc.property(fields, fc.jsonValue(), (changes, value) => {
        const { payload, contract } = of(shop(...changes));
        const ours = validate(contract.data, value as Json, contract.defs);
        if (ours.length === 0) expect(check(payload, value)).toBe('');
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(
        fc.constantFrom('date', 'date-time', 'uuid', 'email', 'uri', 'duration'),
        fc.oneof(
          hostileText,
          fc.emailAddress(),
          fc.webUrl(),
          fc.uuid(),
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
          fc.stringMatching(/^P[0-9YMDTHS]{1,8}$/),
        ),
        (format, value) => {
          const schema = { type: 'string', format };
          if (validate(schema, value, {}).length === 0) expect(check(schema, value), `${format} ${value}`).toBe('');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('[X75] says what is wrong and where', () => {
    const { contract } = of(shop());
    expect(validate(contract.data, { total: { amount: 1.5 }, orderId: 'x' }, contract.defs)).toEqual([
      'customerEmail is missing',
      'placedAt is missing',
      'total.currency is missing',
      'total.amount is not a whole number',
      'orderId is not a valid uuid',
    ]);
  });
});

describe('types', () => {
  it('[X76] come from json-schema-to-typescript, each shared type once', async () => {
    const board = shop();
    const contracts = [...board.eventVersions.values()].map((row) => contractOfVersion(board, row));
    const code = await contractTypes(contracts, tools.compileTypes);
    expect(code.match(/export interface Money \{/g)).toHaveLength(1);
    expect(code).toContain('export interface OrderPlacedV1 {');
    expect(code).toContain('total: Money');
    expect(code).toContain('note?: string');
  });

  it('[X77] of a type that holds a list of itself are finite', async () => {
    const board = shop(
      add('fields', 't1c', {
        owner: 't1',
        order: 'c',
        name: 'parts',
        type: 'object',
        valueType: 't1',
        list: true,
        required: true,
      }),
    );
    const { contract, schema, sample } = of(board);
    expect(check(schema, sample)).toBe('');
    expect(await contractTypes([contract], tools.compileTypes)).toContain('parts: Money[]');
  });
});

describe('the schema export', () => {
  it('[X78] has schemas, types, registry documents and samples of every version', async () => {
    const result = await schemaExporter.run(shop(), tools);
    const files = result.ok ? result.value : new Map<string, string>();
    for (const path of [
      'README.md',
      'types.ts',
      'envelope/metadata.json',
      'events/OrderPlaced.v1.json',
      'payloads/OrderPlaced.v1.json',
      'samples/OrderPlaced.v1.json',
      'registry/com.example.order@OrderPlaced-v1.json',
      'registry/com.example.unowned@Idea-v1.json',
      'commands/PlaceOrder.v1.json',
    ])
      expect([...files.keys()], path).toContain(path);
    expect([...files.keys()]).toEqual([...files.keys()].sort());
    for (const [path, text] of files) {
      if (!path.startsWith('samples/')) continue;
      const schema = JSON.parse(files.get(path.replace('samples', 'events')) ?? '{}');
      expect(check(schema, JSON.parse(text)), path).toBe('');
    }
  });

  it('[X20] needs an event', async () => {
    expect(await schemaExporter.run(emptyBoard, tools)).toMatchObject({ ok: false, problems: [{ rule: 'X20' }] });
    expect(settingsOf(emptyBoard).envelope).toBe('metadataData');
  });
});
