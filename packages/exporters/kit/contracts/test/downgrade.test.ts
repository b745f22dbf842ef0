import { describe, expect, it } from 'vitest';
import { draft4Schema, envelopeSchema, openapiSchema, registryDocument, type Schema } from '../derive/index.ts';

const money = { type: 'object', properties: { amount: { type: 'integer' } }, required: ['amount'] };

describe('for both readers', () => {
  it.each<[string, Schema, Schema]>([
    ['a constant', { const: 'x' }, { enum: ['x'] }],
    ['an exclusive bound', { exclusiveMinimum: 0 }, { minimum: 0, exclusiveMinimum: true }],
    ['a tighter exclusive bound', { maximum: 9, exclusiveMaximum: 5 }, { maximum: 5, exclusiveMaximum: true }],
    ['a wider exclusive bound', { minimum: 9, exclusiveMinimum: 5 }, { minimum: 9 }],
    ['an empty list of required fields', { required: [] }, {}],
    [
      'fields that are called like keywords',
      { properties: { const: { const: 1 }, type: {} } },
      { properties: { const: { enum: [1] }, type: {} } },
    ],
    ['items', { items: { const: 1 }, uniqueItems: true }, { items: { enum: [1] }, uniqueItems: true }],
    [
      'alternatives',
      { oneOf: [{ const: 1 }, { not: { const: 2 } }] },
      { oneOf: [{ enum: [1] }, { not: { enum: [2] } }] },
    ],
    ['other fields', { additionalProperties: { const: 1 } }, { additionalProperties: { enum: [1] } }],
    ['notes to the reader', { $comment: 'x', title: 'T', description: 'D' }, { title: 'T', description: 'D' }],
  ])('%s', (_, schema, expected) => {
    expect(openapiSchema(schema)).toEqual(expected);
    const { $schema, ...draft4 } = draft4Schema(schema);
    expect(draft4).toEqual(expected);
    expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  });
  it.each<[string, Schema]>([
    ['a keyword that no reader knows', { properties: { a: { patternProperties: {} } } }],
    ['code for a type generator', { tsType: 'string; evil()' }],
    ['a condition', { if: {}, then: {} }],
    ['a list of item schemas', { items: [{ type: 'string' }] }],
    ['a reference to elsewhere', { $ref: 'https://example.com/schema.json' }],
    ['a reference out of the file', { $ref: '../../secret.json' }],
  ])('%s is refused, not lost', (_, schema) => {
    expect(() => openapiSchema(schema)).toThrow(TypeError);
    expect(() => draft4Schema(schema)).toThrow(TypeError);
  });
});

describe('OpenAPI 3.0, for the schema registry', () => {
  it.each<[string, Schema, Schema]>([
    ['one type', { type: 'string' }, { type: 'string' }],
    ['a type or null', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    ['several types', { type: ['string', 'integer'] }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
    ['null', { type: 'null' }, { enum: [null], nullable: true }],
    ['an example', { type: 'string', examples: ['a', 'b'] }, { type: 'string', example: 'a' }],
    ['a reference', { $ref: '#/$defs/Money' }, { $ref: '#/components/schemas/Money' }],
    [
      'a reference with a description',
      { $ref: '#/$defs/Money', description: 'The total' },
      { allOf: [{ $ref: '#/components/schemas/Money' }], description: 'The total' },
    ],
    ['what is deprecated', { deprecated: true }, { deprecated: true }],
  ])('%s', (_, schema, expected) => {
    expect(openapiSchema(schema)).toEqual(expected);
  });
  it('has a document for EventBridge with every definition', () => {
    const event = {
      name: 'Paid',
      version: 2,
      source: 'test.bank',
      detailType: 'Paid',
      producer: 'bank',
      aggregate: null,
    };
    const data = { type: 'object', properties: { total: { $ref: '#/$defs/Money' } }, required: ['total'] };
    const schema = envelopeSchema({ ...event, description: '', data, defs: { Money: money } });
    const document = registryDocument(event, schema);
    const { schemas } = document['components'] as { schemas: Record<string, Record<string, unknown>> };
    const definitions = Object.keys(schema['$defs'] as Schema).sort();
    expect(definitions).toEqual(expect.arrayContaining(['Money', 'PaidV2']));
    expect(Object.keys(schemas)).toEqual(['AWSEvent', 'PaidV2Envelope', ...definitions]);
    expect(schemas['AWSEvent']).toMatchObject({
      'x-amazon-events-source': 'test.bank',
      'x-amazon-events-detail-type': 'Paid',
    });
    for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      expect(schemas).toHaveProperty([String(name)]);
  });
});

describe('draft 4, for API Gateway', () => {
  it('keeps lists of types and moves definitions', () => {
    const schema = {
      type: ['object', 'null'],
      properties: { total: { $ref: '#/$defs/Money' } },
      examples: [{}],
      deprecated: true,
      $defs: { Money: money },
    };
    expect(draft4Schema(schema)).toEqual({
      $schema: 'http://json-schema.org/draft-04/schema#',
      type: ['object', 'null'],
      properties: { total: { $ref: '#/definitions/Money' } },
      definitions: { Money: money },
    });
  });
});
