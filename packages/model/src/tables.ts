/**
 * The one descriptor of the board. The Yjs layout, the server's whitelist, the board file, its JSON Schema and the
 * property tests are all derived from it, so a new field is one line here.
 *
 * A `text` field is edited letter by letter by several people at once; every other field is a plain value and the last
 * writer wins. A field without `default` may be absent.
 */

export const ELEMENT_KINDS = [
  'event',
  'command',
  'actor',
  'policy',
  'readModel',
  'externalSystem',
  'timer',
  'hotSpot',
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

export const HOT_SPOT_KINDS = ['question', 'conflict', 'risk', 'pain', 'opportunity'] as const;
export const CONSUMPTION_KINDS = ['queue', 'direct', 'fanOut', 'stream', 'workflow', 'destination'] as const;
export type ConsumptionKind = (typeof CONSUMPTION_KINDS)[number];
export const FIELD_TYPES = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'date-time',
  'uuid',
  'email',
  'uri',
  'duration',
  'enum',
  'object',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** Limits of what one person may write into one field, in UTF-16 code units. */
export const LABEL_MAX = 500;
export const TEXT_MAX = 2000;

const text = (max: number) => ({ type: 'text', max, default: '' }) as const;
const string = (max: number) => ({ type: 'string', max }) as const;
const name = (max: number) => ({ type: 'string', max, default: '' }) as const;
const flag = { type: 'boolean', default: false } as const;
const point = { type: 'point' } as const;
const choice = <const V extends readonly string[], const D extends V[number]>(values: V, initial: D) =>
  ({ type: 'choice', values, default: initial }) as const;
const option = <const V extends readonly string[]>(values: V) => ({ type: 'choice', values }) as const;
const integer = (min: number, max: number) => ({ type: 'integer', min, max }) as const;
const ref = <const T extends readonly string[]>(...tables: T) => ({ type: 'ref', tables }) as const;
const needs = <const T extends readonly string[]>(...tables: T) => ({ type: 'ref', tables, required: true }) as const;
const refs = <const T extends readonly string[]>(...tables: T) => ({ type: 'refs', tables, default: [] }) as const;

export const TABLES = {
  elements: {
    kind: { type: 'choice', values: ELEMENT_KINDS, required: true },
    label: text(LABEL_MAX),
    description: text(TEXT_MAX),
    author: string(100),
    createdAt: string(40),
    codeName: string(64),
    /** Where the sticky lies while it has no place in time (stage 1, and everything that is not on the timeline). */
    posTimeline: point,
    posLandscape: point,
    /** Time position of an event. Alternatives share it on purpose. See `order-key.ts`. */
    column: { type: 'orderKey' },
    lane: name(100),
    pivotal: flag,
    /** Ownership of an event or a command. */
    aggregate: ref('aggregates'),
    placement: ref('placements'),
    /** The service of a policy, read model or timer; of an external system the service that adapts it; of an event without an aggregate its producer. */
    service: ref('services'),
    /** Event: the routing address. Pinned, so that moving a context never moves routing. */
    source: string(256),
    detailType: string(128),
    actorKind: option(['person', 'team', 'system']),
    mode: option(['sync', 'async']),
    /** Command of the public that nobody waits for: kept in the service's queue first, or put on the bus as its event at once. */
    intake: option(['queue', 'bus']),
    when: option(['any', 'all']),
    correlationKey: string(64),
    timeout: string(40),
    joinBy: option(['table', 'workflow']),
    /** External system: where it is told, over https. A service of the cloud: the source of its events, such as `aws.s3`. */
    endpoint: string(500),
    cloudSource: string(256),
    /** Event that a service of the cloud causes: the detail-type under which that service puts it on the default bus. */
    cloudDetailType: string(128),
    /** Timer: `rate(1 hour)` or `cron(0 9 * * ? *)`. */
    schedule: string(256),
    hotSpotKind: option(HOT_SPOT_KINDS),
    status: option(['open', 'resolved']),
    owner: string(100),
    /** What a hot spot is about. */
    on: ref('elements', 'aggregates', 'contexts', 'services', 'flows', 'subscriptions', 'eventVersions'),
  },
  flows: { from: needs('elements'), to: needs('elements') },
  aggregates: {
    name: text(LABEL_MAX),
    kind: choice(['aggregate', 'entity'], 'aggregate'),
    /** One rule a line. */
    rules: text(TEXT_MAX),
    description: text(TEXT_MAX),
    codeName: string(64),
    posLandscape: point,
  },
  placements: {
    aggregate: needs('aggregates'),
    context: needs('contexts'),
    service: ref('services'),
    pos: point,
  },
  contexts: {
    name: text(LABEL_MAX),
    team: text(LABEL_MAX),
    purpose: text(TEXT_MAX),
    codeName: string(64),
    frame: { type: 'frame' },
  },
  services: {
    name: text(LABEL_MAX),
    context: ref('contexts'),
    purpose: text(TEXT_MAX),
    compute: string(100),
    codeName: string(64),
  },
  dataStores: { name: text(LABEL_MAX), kind: string(40), service: needs('services') },
  subscriptions: {
    service: needs('services'),
    kind: choice(CONSUMPTION_KINDS, 'queue'),
    scope: choice(['events', 'source', 'bus'], 'events'),
    /** Scope `events`: the event versions that one rule matches. */
    versions: refs('eventVersions'),
    /** Scope `source`: the service whose events are all consumed. */
    producer: ref('services'),
    reason: choice(['policy', 'readModel', 'externalSystem', 'record'], 'record'),
    /** The policy, read model or external system that is the reason. */
    because: ref('elements'),
    /** Kind `stream`: the field whose value keeps events in order among themselves. */
    partitionBy: string(64),
    description: text(TEXT_MAX),
    codeName: string(64),
  },
  eventVersions: {
    event: needs('elements'),
    version: { type: 'integer', min: 1, max: 9999, required: true },
    status: choice(['draft', 'inUse', 'retired'], 'draft'),
    title: text(LABEL_MAX),
    description: text(TEXT_MAX),
    sample: { type: 'json' },
  },
  fields: {
    /** What the field belongs to: an event version, a command (an element) or a shared type. */
    owner: needs('eventVersions', 'elements', 'types'),
    order: { type: 'orderKey' },
    name: name(64),
    type: choice(FIELD_TYPES, 'string'),
    /** Type `object`: the shared type. */
    valueType: ref('types'),
    /** A list of such values. */
    list: flag,
    values: { type: 'strings', default: [] },
    required: flag,
    personal: flag,
    description: text(TEXT_MAX),
    example: { type: 'json' },
  },
  types: { name: text(LABEL_MAX), description: text(TEXT_MAX), codeName: string(64) },
  glossary: { term: text(LABEL_MAX), meaning: text(TEXT_MAX), context: ref('contexts') },
  comments: {
    on: ref('elements', 'aggregates', 'contexts', 'services', 'subscriptions', 'eventVersions'),
    text: text(TEXT_MAX),
    author: string(100),
    createdAt: string(40),
    resolved: flag,
  },
  votes: { on: needs('elements', 'aggregates', 'contexts', 'services'), voter: name(100) },
  phases: { name: text(LABEL_MAX), column: { type: 'orderKey' } },
  bus: { name: text(LABEL_MAX), description: text(TEXT_MAX), codeName: string(64) },
  settings: {
    title: text(LABEL_MAX),
    description: text(TEXT_MAX),
    /** The name of the project in code, in kebab case. */
    codeName: string(64),
    sourcePrefix: string(100),
    detailTypeCasing: choice(['pascal', 'kebab'], 'pascal'),
    envelope: choice(['metadataData', 'plain'], 'metadataData'),
    busFlavour: choice(['classic', 'custom'], 'classic'),
    authoriser: choice(['signature', 'userPool'], 'signature'),
    example: integer(0, 1),
  },
} as const satisfies Record<string, Record<string, FieldSpec>>;

export type TableName = keyof typeof TABLES;

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Frame extends Point {
  readonly w: number;
  readonly h: number;
}
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** How one field is stored and what it may hold. */
export type FieldSpec =
  | { readonly type: 'text'; readonly max: number; readonly default: string }
  | { readonly type: 'string'; readonly max: number; readonly default?: string }
  | { readonly type: 'boolean'; readonly default: boolean }
  | { readonly type: 'integer'; readonly min: number; readonly max: number; readonly required?: true }
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly default?: string; readonly required?: true }
  | { readonly type: 'ref'; readonly tables: readonly string[]; readonly required?: true }
  | { readonly type: 'refs'; readonly tables: readonly string[]; readonly default: readonly string[] }
  | { readonly type: 'strings'; readonly default: readonly string[] }
  | { readonly type: 'orderKey' | 'point' | 'frame' | 'json' };

/** Every table name, in the order in which a board file lists them. */
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** Tables that hold exactly one row, whose id is the table's name. */
export const SINGLE_TABLES = ['bus', 'settings'] as const satisfies readonly TableName[];
export const isSingleTable = (table: TableName): table is 'bus' | 'settings' => table === 'bus' || table === 'settings';

/** The fields of a table as one plain record, for code that is generic over tables. */
export const fieldSpecs = (table: TableName): Readonly<Record<string, FieldSpec>> => TABLES[table];

/**
 * An id of a row: letters, digits, `_`, `-` and `.`, at most 80 characters. `__proto__` is none: whoever keys a plain
 * object by ids would change its prototype.
 */
export const ID_PATTERN = /^(?!__proto__$)[A-Za-z0-9_.-]{1,80}$/;
