import { Chance, ChanceOfNames } from './chance.ts';

type Row = Record<string, unknown> & { id: string };

/** Where something lives: in a service, and there with an aggregate or without one. */
interface Place {
  readonly service: string;
  readonly aggregate?: string;
  readonly placement?: string;
}
interface Placed {
  readonly id: string;
  readonly place: Place;
}

const FIELD_TYPES = 'string integer number boolean date date-time uuid email uri duration enum'.split(' ');
const SCHEDULES = [
  'rate(1 hour)',
  'rate(5 minutes)',
  'cron(0 9 * * ? *)',
  'cron(30 3 ? * SUN *)',
  'at(2030-01-01T00:00:00)',
];
const FIELD_NAMES = ['total', 'orderId', 'note', 'lines', 'day', 'kind', 'x-y', '_id'];

const ENDPOINTS = ['https://example.com', 'https://api.example.com:8443/events?from=shop&key=%20'];

/** Who listens, and to what. */
interface Interest {
  readonly service: string;
  readonly scope: string;
  readonly versions?: readonly string[];
  readonly producer?: string;
}

const ids = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at}`);
const at = (list: readonly Placed[], service: string): Placed[] => list.filter((one) => one.place.service === service);

/** From and to how many there are of what. */
type Sizes = Readonly<Record<'services' | 'aggregates' | 'events' | 'commands' | 'subscriptions', [number, number]>>;

const SMALL: Sizes = {
  services: [1, 6],
  aggregates: [0, 6],
  events: [1, 14],
  commands: [0, 10],
  subscriptions: [0, 9],
};
/** From an empty board to a large one, each as often as the other. */
const SHAPES: readonly Sizes[] = [
  { services: [1, 3], aggregates: [0, 2], events: [0, 2], commands: [0, 2], subscriptions: [0, 3] },
  SMALL,
  { services: [2, 8], aggregates: [0, 10], events: [10, 30], commands: [0, 20], subscriptions: [0, 20] },
  { services: [6, 12], aggregates: [4, 16], events: [30, 60], commands: [10, 40], subscriptions: [5, 40] },
];

/** The text of a board file for a seed: structure and labels by chance, and never an export problem. */
export const randomBoard = (seed: number): string =>
  JSON.stringify(new RandomBoard(new Chance(seed), SMALL).file(seed));

type Flavour = 'classic' | 'custom';

/** The same with 0 to 60 events and 1 to 12 services; on a bus of either flavour by chance, unless one is asked for. */
export const boardOfAnyShape = (seed: number, flavour?: Flavour): string =>
  JSON.stringify(new RandomBoard(new Chance(seed), shapeOf(seed), flavour).file(seed));

/** The same with names of every length, which is what the layout of code depends on. */
export const boardOfNames = (seed: number): string =>
  JSON.stringify(new RandomBoard(new ChanceOfNames(seed), shapeOf(seed)).file(seed));

const shapeOf = (seed: number): Sizes => SHAPES[seed % SHAPES.length] ?? SMALL;

class RandomBoard {
  private readonly draw: Chance;
  private readonly busFlavour: string;
  private before: Interest | undefined;
  private readonly tables: Record<string, Row[]> = {};
  private readonly services: { readonly id: string; readonly context: string }[] = [];
  private readonly places: Place[] = [];
  private readonly types: string[];
  private readonly events: Placed[];
  private readonly commands: Placed[];

  constructor(draw: Chance, sizes: Sizes, flavour?: Flavour) {
    this.draw = draw;
    const drawn = this.draw.one(['classic', 'custom']);
    this.busFlavour = flavour ?? drawn;
    const some = (prefix: string, what: keyof Sizes) => ids(prefix, this.draw.between(...sizes[what]));
    this.areas(some('s', 'services'));
    this.aggregates(some('g', 'aggregates'));
    this.types = ids('t', this.draw.between(0, 4));
    this.sharedTypes();
    this.events = some('e', 'events').map((id) => ({ id, place: this.draw.one(this.places) }));
    this.eventRows();
    this.commands = some('k', 'commands').map((id) => ({ id, place: this.draw.one(this.places) }));
    this.commandRows();
    this.actors();
    this.systems();
    this.timers();
    for (const id of some('u', 'subscriptions')) this.subscription(id);
    this.straightToBus();
    this.cloudSystem();
    this.hotSpots();
  }

  file(seed: number): unknown {
    const { draw } = this;
    const settings = {
      busFlavour: this.busFlavour,
      // The compiler takes packages of one name and version for one package, and several boards are checked together.
      title: `B${seed} ${draw.label()}`,
      description: draw.label(),
      sourcePrefix: draw.one(['com.example', 'org.shop-eu']),
      detailTypeCasing: draw.one(['pascal', 'kebab']),
      envelope: draw.one(['metadataData', 'plain']),
      authoriser: draw.one(['signature', 'userPool']),
    };
    return { format: 'stormbridge-board/1', settings, bus: { name: draw.label() }, ...this.tables };
  }

  private add(table: string, row: Row): void {
    this.tables[table] = [...(this.tables[table] ?? []), row];
  }

  private element(id: string, kind: string, more: Record<string, unknown> = {}): void {
    this.add('elements', { id, kind, label: this.draw.label(), ...more });
  }

  private arrow(from: string, to: string): void {
    this.add('flows', { id: `${from}-${to}`, from, to });
  }

  private areas(services: readonly string[]): void {
    const { draw } = this;
    const contexts = ids('c', draw.between(1, 4));
    for (const id of contexts)
      this.add('contexts', { id, name: draw.label(), team: draw.label(), purpose: draw.label() });
    for (const id of services) {
      const context = draw.one(contexts);
      this.services.push({ id, context });
      this.places.push({ service: id });
      this.add('services', { id, name: draw.label(), context, purpose: draw.label() });
      if (draw.maybe(0.3))
        this.add('dataStores', { id: `d${id}`, name: draw.label(), kind: draw.label().slice(0, 40), service: id });
    }
  }

  /** Aggregates in none, one or two contexts. */
  private aggregates(aggregates: readonly string[]): void {
    const { draw } = this;
    for (const aggregate of aggregates) {
      const kind = draw.one(['aggregate', 'entity']);
      this.add('aggregates', { id: aggregate, name: draw.label(), kind, rules: draw.label() });
      const homes = new Map(draw.some(this.services, 2).map((service) => [service.context, service.id]));
      for (const [context, service] of homes) {
        const placement = `p${aggregate}${context}`;
        this.add('placements', { id: placement, aggregate, context, service });
        this.places.push({ service, aggregate, placement });
      }
    }
  }

  private sharedTypes(): void {
    const { draw } = this;
    for (const [index, id] of this.types.entries()) {
      this.add('types', { id, name: draw.label(), description: draw.label() });
      this.fields(id, draw.between(0, 4), this.types.slice(0, index));
    }
  }

  private fields(owner: string, count: number, shared: readonly string[] = this.types): void {
    const { draw } = this;
    for (let index = 0; index < count; index++) {
      const object = shared.length > 0 && draw.maybe(0.25);
      const type = object ? 'object' : draw.one(FIELD_TYPES);
      this.add('fields', {
        id: `${owner}.f${index}`,
        owner,
        order: String.fromCharCode(98 + index),
        type,
        name: draw.maybe(0.6) ? draw.one(FIELD_NAMES) : draw.label().slice(0, 64),
        required: draw.maybe(0.6),
        list: draw.maybe(0.2),
        personal: draw.maybe(0.1),
        description: draw.label(),
        ...(object ? { valueType: draw.one(shared) } : {}),
        ...(type === 'enum' ? { values: [draw.value(), draw.value(), `v${index}`] } : {}),
        ...(draw.maybe(0.3)
          ? { example: draw.one<unknown>([1, 'text', true, null, draw.label(), ['a'], { a: 1 }]) }
          : {}),
      });
    }
  }

  private owned({ service, aggregate, placement }: Place): Record<string, unknown> {
    return aggregate === undefined ? { service } : { aggregate, placement };
  }

  private eventRows(): void {
    const { draw } = this;
    for (const { id, place } of this.events) {
      const column = draw.one(['a', 'b', 'c', 'd']);
      this.element(id, 'event', { description: draw.label(), column, ...this.owned(place) });
      const versions = draw.maybe(0.2) ? 2 : 1;
      for (let version = 1; version <= versions; version++) {
        const owner = `${id}.v${version}`;
        const sample = draw.maybe(0.2) ? { sample: { entityId: draw.label() } } : {};
        // A draft beside a version in use is written by nobody, and so nobody may listen to it.
        const status = versions === 1 ? draw.one(['draft', 'inUse']) : 'inUse';
        this.add('eventVersions', { id: owner, event: id, version, status, title: draw.label(), ...sample });
        // Events share a key, so that they can be waited for together.
        this.add('fields', { id: `${owner}.key`, owner, order: 'a', name: 'entityId', type: 'uuid', required: true });
        this.fields(owner, draw.upTo(4));
      }
    }
    if (draw.maybe(0.5)) this.element('idea', 'event');
  }

  private commandRows(): void {
    const { draw } = this;
    for (const { id, place } of this.commands) {
      this.element(id, 'command', { mode: draw.one(['sync', 'async']), ...this.owned(place) });
      this.fields(id, draw.upTo(4));
      for (const event of draw.some(at(this.events, place.service), 3)) this.arrow(id, event.id);
    }
  }

  private actors(): void {
    for (const id of ids('a', this.draw.upTo(3))) {
      this.element(id, 'actor');
      for (const command of this.draw.some(this.commands, 4)) this.arrow(id, command.id);
    }
  }

  private systems(): void {
    const { draw } = this;
    for (const id of ids('x', draw.upTo(3))) {
      const service = draw.one(this.services).id;
      this.element(id, 'externalSystem', { description: draw.label(), service });
      for (const event of draw.some(at(this.events, service), 2)) this.arrow(id, event.id);
      for (const command of draw.some(at(this.commands, service), 2)) {
        if (draw.maybe(0.5)) this.arrow(id, command.id);
        else this.arrow(command.id, id);
      }
    }
  }

  /** A command that its route makes an event and nothing else: both have the one field. */
  private straightToBus(): void {
    const { draw } = this;
    if (!draw.maybe(0.5)) return;
    const place = draw.one(this.places);
    this.element('kb', 'command', { mode: 'async', intake: 'bus', ...this.owned(place) });
    this.element('eb', 'event', { column: 'e', ...this.owned(place) });
    this.element('ab', draw.one(['actor', 'externalSystem']));
    this.arrow('ab', 'kb');
    this.arrow('kb', 'eb');
    this.add('eventVersions', { id: 'eb.v1', event: 'eb', version: 1, status: 'inUse', title: draw.label() });
    for (const owner of ['kb', 'eb.v1'])
      this.add('fields', { id: `${owner}.key`, owner, order: 'a', name: 'entityId', type: 'uuid', required: true });
  }

  /** A service of AWS that says something on the default bus. */
  private cloudSystem(): void {
    const { draw } = this;
    if (!draw.maybe(0.4)) return;
    const place = draw.one(this.places);
    this.element('xc', 'externalSystem', { service: place.service, cloudSource: draw.one(['aws.s3', 'aws.health']) });
    this.element('ec', 'event', {
      column: 'e',
      cloudDetailType: draw.one(['Object Created', 'x']),
      ...this.owned(place),
    });
    this.arrow('xc', 'ec');
    this.add('eventVersions', { id: 'ec.v1', event: 'ec', version: 1, status: 'inUse', title: draw.label() });
    this.fields('ec.v1', draw.upTo(3));
  }

  private timers(): void {
    const { draw } = this;
    for (const id of ids('m', draw.upTo(3))) {
      const service = draw.one(this.services).id;
      this.element(id, 'timer', { schedule: draw.one(SCHEDULES), service });
      for (const command of draw.some(at(this.commands, service), 2)) this.arrow(id, command.id);
      for (const event of draw.some(at(this.events, service), 1)) this.arrow(id, event.id);
    }
  }

  private subscription(id: string): void {
    const { draw } = this;
    const reason = draw.one(['policy', 'readModel', 'record', 'externalSystem']);
    const interest = this.interest(reason);
    const { service, scope } = interest;
    const because = `r${id}`;
    const ways = ['queue', 'direct', 'fanOut', 'stream', 'workflow'];
    const kind = draw.one(reason === 'externalSystem' ? [...ways, 'destination', 'destination', 'destination'] : ways);
    this.add('subscriptions', {
      id,
      kind,
      reason,
      description: draw.maybe(0.5) ? draw.label() : '',
      ...interest,
      ...(kind === 'stream' && scope === 'events' && draw.maybe(0.5) ? { partitionBy: 'entityId' } : {}),
      ...(reason === 'record' ? {} : { because }),
    });
    if (reason === 'readModel') this.element(because, 'readModel', { service });
    if (reason === 'policy') this.policy(because, service, kind, scope === 'events');
    if (reason === 'externalSystem')
      this.element(because, 'externalSystem', {
        service,
        ...(draw.maybe(0.5) ? { endpoint: draw.one(ENDPOINTS) } : {}),
      });
  }

  /** Who listens to what; sometimes the same as the subscription before, which matters to a fan-out. */
  private interest(reason: string): Interest {
    const { draw } = this;
    if (this.before !== undefined && draw.maybe(0.3)) return this.before;
    const service = draw.one(this.services).id;
    const some = this.events.length > 0 && draw.maybe(reason === 'record' ? 0.4 : 0.85);
    const scope = some ? 'events' : draw.one(['source', 'bus']);
    const wanted = some ? [...new Set([draw.one(this.events), ...draw.some(this.events, 3)])] : [];
    this.before = {
      service,
      scope,
      ...(some ? { versions: wanted.map((event) => `${event.id}.v1`) } : {}),
      ...(scope === 'source' ? { producer: draw.one(this.services).id } : {}),
    };
    return this.before;
  }

  private policy(id: string, service: string, kind: string, mayJoin: boolean): void {
    const { draw } = this;
    const joins = mayJoin && draw.maybe(0.3);
    const joinBy = draw.maybe(0.5) ? { joinBy: kind === 'workflow' ? 'workflow' : 'table' } : {};
    const timeout = draw.one(['P7D', 'PT30M', 'P2W', 'P1DT12H']);
    const all = joins ? { when: 'all', correlationKey: 'entityId', timeout, ...joinBy } : {};
    this.element(id, 'policy', { service, ...all });
    for (const command of draw.some(at(this.commands, service), 2)) this.arrow(id, command.id);
  }

  private hotSpots(): void {
    const { draw } = this;
    for (const id of ids('h', draw.upTo(4))) {
      const on = draw.one([...this.events, ...this.services]).id;
      this.element(id, 'hotSpot', { hotSpotKind: draw.one(['question', 'risk']), on });
    }
  }
}
