import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A board file with structure and labels drawn by chance: always one that has no export problems. */
type Row = Record<string, unknown> & { id: string };
type Tables = Record<string, Row[]>;

const root = join(import.meta.dirname, '../..');
const LABELS: readonly string[] = JSON.parse(
  readFileSync(join(root, 'packages/exporters/src/testing/hostile-labels.json'), 'utf8'),
);
const TYPES = [
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
];
const SCHEDULES = [
  'rate(1 hour)',
  'rate(5 minutes)',
  'cron(0 9 * * ? *)',
  'cron(30 3 ? * SUN *)',
  'at(2030-01-01T00:00:00)',
];

/** Mulberry32: small, and the same on every machine. */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Draw {
  private readonly next: () => number;
  constructor(seed: number) {
    this.next = chances(seed);
  }
  maybe = (chance: number): boolean => this.next() < chance;
  upTo = (max: number): number => Math.floor(this.next() * (max + 1));
  between = (min: number, max: number): number => min + this.upTo(max - min);
  one = <T>(list: readonly T[]): T => list[this.upTo(list.length - 1)] as T;
  some = <T>(list: readonly T[], max: number): T[] =>
    list.length === 0 ? [] : [...new Set(Array.from({ length: this.upTo(max) }, () => this.one(list)))];
  /** A label that a choice of values may hold. */
  value = (): string => this.label().replace(/[$#]\{/g, '(');
  label = (): string => (this.maybe(0.75) ? this.one(LABELS) : `${this.one(LABELS)} ${this.one(LABELS)}`).slice(0, 400);
}

interface Place {
  readonly service: string;
  readonly aggregate?: string;
  readonly placement?: string;
}

/** The text of a board file for a seed; the same seed gives the same text. */
export function randomBoard(seed: number): string {
  const draw = new Draw(seed);
  const tables: Tables = {};
  const add = (table: string, row: Row): Row => {
    tables[table] = [...(tables[table] ?? []), row];
    return row;
  };
  const ids = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

  const contexts = ids('c', draw.between(1, 4));
  for (const id of contexts) add('contexts', { id, name: draw.label(), team: draw.label(), purpose: draw.label() });
  const services = ids('s', draw.between(1, 6)).map((id) => ({ id, context: draw.one(contexts) }));
  for (const { id, context } of services) add('services', { id, name: draw.label(), context, purpose: draw.label() });
  for (const { id } of services)
    if (draw.maybe(0.3))
      add('dataStores', { id: `d${id}`, name: draw.label(), kind: draw.label().slice(0, 40), service: id });

  const places: Place[] = services.map(({ id }) => ({ service: id }));
  for (const aggregate of ids('g', draw.between(0, 6))) {
    add('aggregates', {
      id: aggregate,
      name: draw.label(),
      kind: draw.one(['aggregate', 'entity']),
      rules: draw.label(),
    });
    const homes = draw.some(services, 2);
    for (const { id, context } of homes.filter(
      (one, at) => homes.findIndex((other) => other.context === one.context) === at,
    )) {
      const placement = `p${aggregate}${context}`;
      add('placements', { id: placement, aggregate, context, service: id });
      places.push({ service: id, aggregate, placement });
    }
  }

  const types = ids('t', draw.between(0, 4));
  for (const [at, id] of types.entries()) {
    add('types', { id, name: draw.label(), description: draw.label() });
    fields(id, draw.between(0, 4), types.slice(0, at));
  }
  function fields(owner: string, count: number, shared: readonly string[]): void {
    for (let at = 0; at < count; at++) {
      const object = shared.length > 0 && draw.maybe(0.25);
      const type = object ? 'object' : draw.one(TYPES);
      const row: Row = { id: `${owner}.f${at}`, owner, order: String.fromCharCode(98 + at), type };
      row['name'] = draw.maybe(0.6)
        ? draw.one(['total', 'orderId', 'note', 'lines', 'day', 'kind', 'x-y', '_id'])
        : draw.label().slice(0, 64);
      row['required'] = draw.maybe(0.6);
      row['list'] = draw.maybe(0.2);
      row['description'] = draw.label();
      if (object) row['valueType'] = draw.one(shared);
      if (type === 'enum') row['values'] = [draw.value(), draw.value(), `v${at}`];
      if (draw.maybe(0.3)) row['example'] = draw.one<unknown>([1, 'text', true, null, draw.label(), ['a'], { a: 1 }]);
      if (draw.maybe(0.1)) row['personal'] = true;
      add('fields', row);
    }
  }
  /** A key that events share, so that they can be waited for together. */
  const key = (owner: string): void => {
    add('fields', { id: `${owner}.key`, owner, order: 'a', name: 'entityId', type: 'uuid', required: true });
  };

  const owned = (place: Place): Record<string, string> =>
    place.aggregate === undefined || place.placement === undefined
      ? { service: place.service }
      : { aggregate: place.aggregate, placement: place.placement };
  const events = ids('e', draw.between(1, 14)).map((id) => ({ id, place: draw.one(places) }));
  for (const { id, place } of events) {
    add('elements', {
      id,
      kind: 'event',
      label: draw.label(),
      description: draw.label(),
      column: draw.one(['a', 'b', 'c', 'd']),
      ...owned(place),
    });
    const versions = draw.maybe(0.2) ? 2 : 1;
    for (let version = 1; version <= versions; version++) {
      const owner = `${id}.v${version}`;
      const status = draw.one(['draft', 'inUse']);
      add('eventVersions', {
        id: owner,
        event: id,
        version,
        status,
        title: draw.label(),
        ...(draw.maybe(0.2) ? { sample: { entityId: draw.label() } } : {}),
      });
      key(owner);
      fields(owner, draw.upTo(4), types);
    }
  }
  if (draw.maybe(0.5)) add('elements', { id: 'idea', kind: 'event', label: draw.label() });

  const commands = ids('k', draw.between(0, 10)).map((id) => ({ id, place: draw.one(places) }));
  for (const { id, place } of commands) {
    add('elements', { id, kind: 'command', label: draw.label(), mode: draw.one(['sync', 'async']), ...owned(place) });
    fields(id, draw.upTo(4), types);
    for (const event of draw.some(
      events.filter((one) => one.place.service === place.service),
      3,
    ))
      arrow(id, event.id);
  }
  function arrow(from: string, to: string): void {
    add('flows', { id: `${from}-${to}`, from, to });
  }

  for (const id of ids('a', draw.upTo(3))) {
    add('elements', { id, kind: 'actor', label: draw.label() });
    for (const command of draw.some(commands, 4)) arrow(id, command.id);
  }
  for (const id of ids('x', draw.upTo(3))) {
    const service = draw.one(services).id;
    add('elements', { id, kind: 'externalSystem', label: draw.label(), description: draw.label(), service });
    for (const event of draw.some(
      events.filter((one) => one.place.service === service),
      2,
    ))
      arrow(id, event.id);
    for (const command of draw.some(
      commands.filter((one) => one.place.service === service),
      2,
    )) {
      if (draw.maybe(0.5)) arrow(id, command.id);
      else arrow(command.id, id);
    }
  }
  for (const id of ids('m', draw.upTo(3))) {
    const service = draw.one(services).id;
    add('elements', { id, kind: 'timer', label: draw.label(), schedule: draw.one(SCHEDULES), service });
    for (const command of draw.some(
      commands.filter((one) => one.place.service === service),
      2,
    ))
      arrow(id, command.id);
    for (const event of draw.some(
      events.filter((one) => one.place.service === service),
      1,
    ))
      arrow(id, event.id);
  }

  for (const [at, id] of ids('u', draw.upTo(9)).entries()) {
    const service = draw.one(services).id;
    const wanted = [...new Set([draw.one(events), ...draw.some(events, 3)])].map((event) => `${event.id}.v1`);
    const reason = draw.one(['policy', 'readModel', 'record'] as const);
    const scope =
      reason === 'record'
        ? draw.one(['events', 'source', 'bus'])
        : draw.maybe(0.85)
          ? 'events'
          : draw.one(['source', 'bus']);
    const row: Row = {
      id,
      service,
      kind: draw.one(['queue', 'direct']),
      scope,
      reason,
      description: draw.maybe(0.5) ? draw.label() : '',
    };
    if (scope === 'events') row['versions'] = wanted;
    if (scope === 'source') row['producer'] = draw.one(services).id;
    if (reason === 'policy') {
      const policy = `q${at}`;
      const all =
        scope === 'events' && draw.maybe(0.3)
          ? { when: 'all', correlationKey: 'entityId', timeout: draw.one(['P7D', 'PT30M']) }
          : {};
      add('elements', { id: policy, kind: 'policy', label: draw.label(), service, ...all });
      for (const command of draw.some(
        commands.filter((one) => one.place.service === service),
        2,
      ))
        arrow(policy, command.id);
      row['because'] = policy;
    }
    if (reason === 'readModel') {
      add('elements', { id: `r${at}`, kind: 'readModel', label: draw.label(), service });
      row['because'] = `r${at}`;
    }
    add('subscriptions', row);
  }
  for (const id of ids('h', draw.upTo(4)))
    add('elements', {
      id,
      kind: 'hotSpot',
      label: draw.label(),
      hotSpotKind: draw.one(['question', 'risk']),
      on: draw.one([...events, ...services]).id,
    });

  const settings = {
    // The compiler takes packages of one name and version for one package, and several boards are checked together.
    title: `B${seed} ${draw.label()}`,
    description: draw.label(),
    sourcePrefix: draw.one(['com.example', 'org.shop-eu']),
    detailTypeCasing: draw.one(['pascal', 'kebab']),
  };
  return JSON.stringify({ format: 'stormbridge-board/1', settings, bus: { name: draw.label() }, ...tables });
}
