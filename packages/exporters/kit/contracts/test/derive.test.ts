import { describe, expect, it } from 'vitest';
import {
  commandSchema,
  deriveFiles,
  envelopeSchema,
  typesSchema,
  type Catalog,
  type Schema,
  type Subscription,
} from '../derive/index.ts';
import { typesCode } from '../derive/code.ts';

const event = {
  name: 'SeatTaken',
  version: 1,
  source: 'test.hall',
  detailType: 'SeatTaken',
  producer: 'hall',
  aggregate: null,
};
const command = {
  name: 'TakeSeat',
  version: 1,
  service: 'hall',
  aggregate: null,
  mode: 'async',
  route: null,
  publishes: null,
  leadsTo: ['SeatTaken.v1'],
} as const;
const subscription = {
  id: 'x',
  consumer: 'hall',
  events: ['SeatTaken.v1'],
  via: 'queue',
  reason: 'policy',
  text: '',
  issues: ['TakeSeat.v1'],
  handler: '',
} as const;
const catalog: Catalog = {
  domain: 'test',
  title: 'Test',
  bus: 'test',
  authoriser: 'signature',
  services: [{ name: 'hall', title: 'Hall', context: '', team: '', purpose: '' }],
  events: [event],
  retired: [],
  commands: [command],
  reports: [],
  cloudEvents: [],
  readModels: [],
  subscriptions: [],
  timers: [],
};
const seat: Schema = { type: 'object', properties: { row: { type: 'integer' } }, additionalProperties: true };
const data: Schema = { type: 'object', properties: { seat: { $ref: '#/$defs/Seat' } }, required: ['seat'] };
const events = { 'SeatTaken.v1': envelopeSchema({ ...event, description: 'Taken.', data, defs: { Seat: seat } }) };
const commands = { 'TakeSeat.v1': commandSchema({ ...command, description: 'Take it.', data, defs: { Seat: seat } }) };
const derive = (input: Partial<Parameters<typeof deriveFiles>[0]>): Promise<Record<string, string>> =>
  deriveFiles({ catalog, events, commands, ...input }, (schema) => Promise.resolve(JSON.stringify(schema)));

const contractsFor = async (told: Catalog): Promise<string> =>
  (await derive({ catalog: told }))['contracts/src/generated/contracts.ts'] ?? '';

describe('deriveFiles', () => {
  it.each<[Subscription['via'], Subscription['events'], number]>([
    ['queue', '*', 0],
    ['fan-out', ['SeatTaken.v1'], 1],
    ['workflow', '*', 1],
    ['workflow', { source: 'test.hall' }, 1],
    ['workflow', { source: 'test' }, 0],
  ])('say how large an event may be when it goes by %s to who listens to %j', async (via, wanted, count) => {
    const told = { ...catalog, subscriptions: [{ ...subscription, via, events: wanted }] };
    const found = (await contractsFor(told)).match(/maxBytes: 262144,/g) ?? [];
    expect(found).toHaveLength(count);
  });

  it('gives the same bytes for the same contracts', async () => {
    expect(await derive({})).toEqual(await derive({}));
    expect(Object.keys(await derive({}))).toEqual([
      'contracts/registry/test.hall@SeatTaken-v1.json',
      'contracts/src/generated/catalog.ts',
      'contracts/src/generated/contracts.ts',
      'contracts/src/generated/types.ts',
    ]);
  });
  it('prints no import that nobody needs when there is nothing to name', async () => {
    const files = await derive({ catalog: { ...catalog, events: [], commands: [] }, events: {}, commands: {} });
    expect(files['contracts/src/generated/catalog.ts']).not.toContain('import');
    expect(files['contracts/src/generated/contracts.ts']?.match(/import/g)).toHaveLength(1);
  });
  it('hands every definition to the type generator once', async () => {
    const { 'contracts/src/generated/types.ts': types = '' } = await derive({});
    const [schema] = types.split('\n').slice(-2);
    const { $defs } = JSON.parse(schema ?? '{}') as { $defs: object };
    const own = Object.keys($defs).filter((name) => !name.startsWith('Event'));
    expect(own).toEqual(['Seat', 'SeatTakenV1', 'TakeSeatV1']);
  });
  it.each<[string, Partial<Catalog>, string]>([
    [
      'an event without a schema',
      { events: [event, { ...event, version: 2 }] },
      'contracts/schemas has no event SeatTaken.v2',
    ],
    ['a schema without an event', { events: [] }, 'contracts/catalog.json names no event SeatTaken.v1'],
    [
      'a producer that is no service',
      { events: [{ ...event, producer: 'stairs' }] },
      'produced by stairs, which is no service',
    ],
    ['the same command twice', { commands: [command, command] }, 'has TakeSeat.v1 twice under commands'],
    [
      'a subscription to nothing',
      { subscriptions: [{ ...subscription, events: ['Gone.v1'] }] },
      'listens to Gone.v1, which is no event',
    ],
    [
      'a policy that asks for nothing known',
      { subscriptions: [{ ...subscription, issues: ['Gone.v1'] }] },
      'issues Gone.v1, which is no command',
    ],
    [
      'a command that leads to nothing known',
      { commands: [{ ...command, leadsTo: ['Gone.v1'] }] },
      'leads to Gone.v1, which is no event',
    ],
    [
      'a timer that sends nothing',
      {
        timers: [
          { id: 't', service: 'hall', schedule: '', timezone: '', text: '', command: null, event: null, data: null },
        ],
      },
      'timer t sends either a command or an event',
    ],
  ])('refuses %s', async (_, change, sentence) => {
    await expect(derive({ catalog: { ...catalog, ...change } })).rejects.toThrow(sentence);
  });
  it('refuses two meanings of one shared type', async () => {
    const other = commandSchema({ ...command, description: '', data, defs: { Seat: { type: 'string' } } });
    await expect(derive({ commands: { 'TakeSeat.v1': other } })).rejects.toThrow('Seat is not the same');
  });
});

describe('types', () => {
  it('show only the fields that a consumer may rely on', () => {
    expect(typesSchema({ Seat: seat })['$defs']).toEqual({ Seat: { ...seat, additionalProperties: false } });
    expect(typesSchema({ Any: { type: 'object', additionalProperties: true } })['$defs']).toEqual({
      Any: { type: 'object', additionalProperties: true },
    });
  });
  it('have no titles of parts, which would become names of types', () => {
    const titled = {
      type: 'object',
      properties: { row: { title: 'Evil', type: 'string' }, title: { type: 'string' } },
    };
    expect(typesSchema({ Seat: titled })['$defs']).toEqual({
      Seat: { type: 'object', properties: { row: { type: 'string' }, title: { type: 'string' } } },
    });
  });
  it('are printed with indentation and without remarks on where they are used', () => {
    const printed = [
      'export interface A {',
      '/**',
      ' * Ends with {',
      ' */',
      'b: {',
      'c: "{"',
      '}',
      '}',
      '/**',
      ' * Words.',
      ' * ',
      " * This interface was referenced by `A`'s JSON-Schema",
      ' * via the `definition` "B".',
      ' */',
      'export type B = string',
    ];
    expect(typesCode(printed.join('\n')).split('\n').slice(2)).toEqual([
      'export interface A {',
      '  /**',
      '   * Ends with {',
      '   */',
      '  b: {',
      '    c: "{"',
      '  }',
      '}',
      '',
      '/**',
      ' * Words.',
      ' */',
      'export type B = string',
      '',
    ]);
  });
});
