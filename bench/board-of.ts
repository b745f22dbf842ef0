import {
  add,
  applyChanges,
  type Board,
  type BoardChange,
  emptyBoard,
  evenKeys,
  eventVersionId,
  type FieldType,
  normalise,
} from '@stormbridge/model';

/** Events of one microservice, and microservices of one context. About what finished boards of real teams have. */
const EVENTS_PER_SERVICE = 10;
const SERVICES_PER_CONTEXT = 5;

/** Events side by side in one lane, so that a large board is about as wide as it is high. */
const EVENTS_PER_LANE = 100;

const NOUNS = 'Order Parcel Invoice Payment Return Voucher Cart Customer Supplier Contract'.split(' ');
const STEPS = [
  ['Register', 'registered'],
  ['Check', 'checked'],
  ['Accept', 'accepted'],
  ['Change', 'changed'],
  ['Price', 'priced'],
  ['Reserve', 'reserved'],
  ['Pay', 'paid'],
  ['Pack', 'packed'],
  ['Send', 'sent'],
  ['Close', 'closed'],
] as const;

export interface BoardSize {
  /** How many domain events; everything else follows from it. */
  readonly events: number;
  /** Whether events and commands have fields; without them it is what a team has after storming, before stage 8. */
  readonly schemas: boolean;
  /** How many microservices; one for every ten events unless it is said. */
  readonly services?: number;
  /** Of how many other services each one keeps a record of the first event; of none unless it is said. */
  readonly records?: number;
}

/** A size with everything that follows from it. */
interface Shape {
  readonly schemas: boolean;
  readonly services: number;
  /** The first event of each service, and after them the number of all. */
  readonly firsts: readonly number[];
  readonly records: number;
}

/**
 * A board of any size, the same one every time: chains of commands and events through microservices of ten events each,
 * five of them to a context, with policies from one service to the next, read models, external systems, actors and hot
 * spots. It has no export problems; from 300 rules on it has a warning.
 */
export function boardOf({ events, schemas, services: wanted, records = 0 }: BoardSize): Board {
  const services = wanted ?? Math.ceil(events / EVENTS_PER_SERVICE);
  const each = wanted === undefined ? EVENTS_PER_SERVICE : events / wanted;
  const firsts = range(services + 1).map((at) => Math.min(Math.floor(at * each), events));
  const shape: Shape = { schemas, services, firsts, records };
  const contexts = Math.ceil(services / SERVICES_PER_CONTEXT);
  const columns = evenKeys(EVENTS_PER_LANE);
  return normalise(
    applyChanges(emptyBoard, [
      add('settings', 'settings', { title: `Board of ${events} events`, sourcePrefix: 'com.example' }),
      add('bus', 'bus', { name: 'bench-bus' }),
      ...(schemas ? moneyType() : []),
      ...range(contexts).map((at) => add('contexts', `x${at}`, { name: `Area ${at + 1}`, team: `Team ${at + 1}` })),
      ...range(services).flatMap((at) => serviceRows(shape, at)),
      ...range(events).flatMap((at) => eventRows(shape, at, columns)),
      ...range(services).flatMap((at) => subscriptionRows(shape, at)),
    ]),
  );
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

/** "Order" for the first ten services, "Order 2" for the next ten. */
function nounOf(service: number): string {
  const round = Math.floor(service / NOUNS.length);
  const noun = NOUNS[service % NOUNS.length] ?? '';
  return round === 0 ? noun : `${noun} ${round + 1}`;
}

function serviceRows({ firsts }: Shape, at: number): BoardChange[] {
  const noun = nounOf(at);
  const context = `x${Math.floor(at / SERVICES_PER_CONTEXT)}`;
  return [
    add('services', `s${at}`, { name: `${noun} desk`, context, purpose: `Keeps every ${noun.toLowerCase()}` }),
    add('aggregates', `g${at}`, { name: noun, rules: 'it is registered once\nit is closed at most once' }),
    add('placements', `p${at}`, {
      aggregate: `g${at}`,
      context: `x${Math.floor(at / SERVICES_PER_CONTEXT)}`,
      service: `s${at}`,
    }),
    add('elements', `a${at}`, { kind: 'actor', label: `${noun} clerk`, actorKind: 'person' }),
    add('elements', `w${at}`, { kind: 'externalSystem', label: `${noun} bank`, service: `s${at}` }),
    add('elements', `r${at}`, { kind: 'readModel', label: `${noun} overview`, service: `s${at}` }),
    add('flows', `r${at}-a${at}`, { from: `r${at}`, to: `a${at}` }),
    add('elements', `h${at}`, {
      kind: 'hotSpot',
      label: `Who may change a ${noun.toLowerCase()}?`,
      hotSpotKind: 'question',
      on: `e${firsts[at]}`,
    }),
  ];
}

/** What a command does and its event says was done; from the eleventh step on with the number of the round. */
function stepOf(step: number): readonly [does: string, done: string] {
  const [does = '', done = ''] = STEPS[step % STEPS.length] ?? [];
  const round = Math.floor(step / STEPS.length) + 1;
  return round === 1 ? [does, done] : [`${does} in round ${round} the`, `${done} in round ${round}`];
}

/** One event with the command that causes it, its arrows, its version and the fields of both. */
function eventRows({ firsts, schemas }: Shape, at: number, columns: readonly string[]): BoardChange[] {
  const service = firsts.findLastIndex((first) => first <= at);
  const step = at - (firsts[service] ?? 0);
  const [does, done] = stepOf(step);
  const noun = nounOf(service);
  const owner = { aggregate: `g${service}`, placement: `p${service}` };
  const version = eventVersionId(`e${at}`, 1);
  return [
    add('elements', `e${at}`, {
      kind: 'event',
      label: `${noun} ${done}`,
      column: columns[at % EVENTS_PER_LANE] ?? '',
      lane: `Line ${String(Math.floor(at / EVENTS_PER_LANE) + 1).padStart(2, '0')}`,
      ...owner,
    }),
    add('elements', `c${at}`, { kind: 'command', label: `${does} ${noun.toLowerCase()}`, mode: 'async', ...owner }),
    add('eventVersions', version, { event: `e${at}`, version: 1, status: 'inUse' }),
    add('flows', `c${at}-e${at}`, { from: `c${at}`, to: `e${at}` }),
    add('flows', `e${at}-r${service}`, { from: `e${at}`, to: `r${service}` }),
    // The first command of a service is issued by a policy, the others by its people.
    ...(step > 0 || service === 0 ? [add('flows', `a${service}-c${at}`, { from: `a${service}`, to: `c${at}` })] : []),
    ...(does.startsWith('Pay') ? [add('flows', `c${at}-w${service}`, { from: `c${at}`, to: `w${service}` })] : []),
    ...(schemas ? [...fieldRows(version, EVENT_FIELDS), ...fieldRows(`c${at}`, COMMAND_FIELDS)] : []),
  ];
}

type FieldPlan = readonly [name: string, type: FieldType, required: boolean];
const COMMAND_FIELDS: readonly FieldPlan[] = [
  ['itemId', 'uuid', true],
  ['total', 'object', true],
];
const EVENT_FIELDS: readonly FieldPlan[] = [
  ...COMMAND_FIELDS,
  ['changedAt', 'date-time', true],
  ['pieces', 'integer', true],
  ['remark', 'string', false],
];

const fieldRows = (owner: string, fields: readonly FieldPlan[]): BoardChange[] =>
  fields.map(([name, type, required], at) =>
    add('fields', `${owner}.${name}`, {
      owner,
      order: evenKeys(fields.length)[at] ?? '',
      name,
      type,
      required,
      ...(type === 'object' ? { valueType: 'money' } : {}),
    }),
  );

const moneyType = (): BoardChange[] => [
  add('types', 'money', { name: 'Money', description: 'An amount in a currency' }),
  ...fieldRows('money', [
    ['amount', 'integer', true],
    ['currency', 'string', true],
  ]),
];

/** Each service shows its own events in a read model, and goes to work when the service before it has closed its item. */
function subscriptionRows({ services, firsts, records }: Shape, at: number): BoardChange[] {
  const first = firsts[at] ?? 0;
  const own = range((firsts[at + 1] ?? 0) - first).map((step) => eventVersionId(`e${first + step}`, 1));
  const view = add('subscriptions', `v${at}`, {
    service: `s${at}`,
    kind: 'direct',
    versions: own,
    reason: 'readModel',
    because: `r${at}`,
  });
  const kept = range(Math.min(records, services - 1)).map((step) =>
    add('subscriptions', `k${at}-${step}`, {
      service: `s${at}`,
      kind: 'queue',
      versions: [eventVersionId(`e${firsts[(at + step + 2) % services]}`, 1)],
      reason: 'record',
    }),
  );
  if (at === 0) return [view, ...kept];
  const before = `e${first - 1}`;
  const label = `Whenever a ${nounOf(at - 1).toLowerCase()} is closed, register a ${nounOf(at).toLowerCase()}`;
  return [
    view,
    ...kept,
    add('elements', `q${at}`, { kind: 'policy', label, service: `s${at}` }),
    add('flows', `${before}-q${at}`, { from: before, to: `q${at}` }),
    add('flows', `q${at}-c${first}`, { from: `q${at}`, to: `c${first}` }),
    add('subscriptions', `u${at}`, {
      service: `s${at}`,
      kind: 'queue',
      versions: [eventVersionId(before, 1)],
      reason: 'policy',
      because: `q${at}`,
    }),
  ];
}
