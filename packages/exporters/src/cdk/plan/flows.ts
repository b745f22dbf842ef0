import type { CommandPlan, EventPlan, Plan, ServicePlan, SubscriptionPlan } from './types.ts';

/** One thing that happens on the way of a command. */
export interface FlowStep {
  readonly id: string;
  /** The service of AWS and what it is here, for the chart. */
  readonly title: string;
  /** The same in a sentence; names of code are marked. */
  readonly says: readonly (string | { readonly code: string })[];
  /** The step before it; null for the first. */
  readonly from: string | null;
  /** Whether the step before waits for it. */
  readonly waited: boolean;
  /** Commands that follow from it. */
  readonly next: readonly string[];
}

/** Who issues a command, and the step that this begins with. */
export interface FlowStart {
  readonly title: string;
  readonly step: string | null;
}

export interface Flow {
  readonly start: readonly FlowStart[];
  readonly waits: readonly FlowStep[];
  readonly later: readonly FlowStep[];
}

/** What a command leads to until the services that listen to its events have it. */
export function flowOf(plan: Plan, command: CommandPlan): Flow {
  const service = plan.services.find(({ name }) => name === command.service);
  if (service === undefined) throw new Error(`${command.name} belongs to no service`);
  const steps = new Steps();
  wayIn(steps, command, plan.flavour);
  const start = callersOf(plan, service, command, steps);
  if (command.publishes === null) work(steps, command);
  const bus = steps.last;
  if (command.outcomes.length > 0) for (const listener of listenersOf(plan, command)) steps.add(bus, listener);
  return { start, ...steps.parted() };
}

const QUEUE = 'SQS: Commands';

type Planned = Omit<FlowStep, 'from' | 'waited' | 'next' | 'id'> & Partial<Pick<FlowStep, 'waited' | 'next'>>;

class Steps {
  last: string | null = null;
  private readonly all: FlowStep[] = [];

  add(from: string | null, { waited = false, next = [], ...step }: Planned): void {
    this.last = `step${this.all.length}`;
    this.all.push({ ...step, id: this.last, from, waited, next });
  }

  /** The next one on the way. */
  follow(step: Planned): void {
    this.add(this.last, step);
  }

  /** The step of this title, else the last one. */
  called(title: string): string | null {
    return this.all.find((step) => step.title === title)?.id ?? this.last;
  }

  get first(): string | null {
    return this.all[0]?.id ?? null;
  }

  /** What is waited for ends with the first step that is not. */
  parted(): { readonly waits: FlowStep[]; readonly later: FlowStep[] } {
    const end = this.all.findIndex(({ waited }) => !waited);
    const at = end === -1 ? this.all.length : end;
    return { waits: this.all.slice(0, at), later: this.all.slice(at) };
  }
}

/** People and systems come by the route; a policy calls what handles the command, a timer its queue. */
function callersOf(plan: Plan, service: ServicePlan, command: CommandPlan, steps: Steps): FlowStart[] {
  const { name, row, caller, route } = command;
  const actors = plan.actors.filter(({ commands }) => commands.includes(name)).map(({ title }) => title);
  const policies = service.subscriptions
    .filter(({ calls }) => calls.some((call) => call.command.row === row))
    .map(({ text }) => text);
  const timers = service.timers.filter((timer) => timer.command?.row === row).map(({ text }) => text);
  const systems = route !== null && caller === 'system' ? ['A system outside'] : [];
  const all = [
    ...[...actors, ...systems].map((title) => ({ title, step: steps.first })),
    ...policies.map((title) => ({ title, step: steps.last })),
    ...timers.map((title) => ({ title, step: steps.called(QUEUE) })),
  ];
  return all.length === 0 ? [{ title: 'Nobody on the board', step: steps.first }] : all;
}

function wayIn(steps: Steps, { route, mode, publishes, service }: CommandPlan, flavour: Plan['flavour']): void {
  if (route === null) {
    steps.follow({
      waited: true,
      title: 'Lambda: the caller is in the service',
      says: [
        'The function of the policy calls it, or the timer puts it in the command queue of ',
        { code: service },
        '.',
      ],
    });
    return;
  }
  const path = { code: `POST /${route}` };
  steps.follow({
    waited: true,
    title: `API Gateway: POST /${route}`,
    says: ['API Gateway checks ', path, ' against the schema of the command.'],
  });
  if (publishes !== null && flavour === 'custom') {
    steps.follow({
      waited: true,
      title: 'Lambda: Publisher',
      says: ['A function makes it ', { code: publishes.name }, ', for API Gateway cannot speak to this kind of bus.'],
    });
    steps.follow({
      waited: true,
      title: 'EventBridge',
      says: ['The bus takes the event; only then the answer is 200 with its id, otherwise 503: it may be sent again.'],
    });
    return;
  }
  if (publishes !== null) {
    steps.follow({
      waited: true,
      title: 'EventBridge',
      says: [
        'It puts ',
        { code: publishes.name },
        ' on the bus itself; the answer is 200 with the id that EventBridge gave it. No code runs.',
      ],
    });
    return;
  }
  if (mode === 'sync') {
    steps.follow({
      waited: true,
      title: 'Lambda: Requests',
      says: ['A function handles it; the answer is 200 with the events that happened.'],
    });
    return;
  }
  steps.follow({
    waited: true,
    title: QUEUE,
    says: ['It is stored in the command queue of ', { code: service }, '; the answer is 202.'],
  });
  steps.follow({
    title: 'Lambda: Commands',
    says: ['The function behind the queue handles it: five tries, then the message is parked.'],
  });
}

/** From the function that handles it to the bus. */
function work(steps: Steps, command: CommandPlan): void {
  const { aggregate, asks, outcomes, mode, route } = command;
  const waited = route === null || mode === 'sync';
  for (const { system } of asks) {
    const at = steps.last;
    steps.add(at, { waited, title: system, says: ['It asks ', { code: system }, '; the answer is remembered.'] });
    steps.last = at;
  }
  if (outcomes.length === 0) return;
  const names = unique(outcomes.map(({ event }) => event));
  if (aggregate !== null) {
    steps.follow({
      waited,
      title: `DynamoDB: ${aggregate} and outbox`,
      says: [
        'State of ',
        { code: aggregate },
        ' and the events are written in one transaction: ',
        ...codes(names),
        '.',
      ],
    });
    steps.follow({
      title: 'Lambda: relay of the outbox',
      says: ['The stream of the table wakes the relay, which publishes in the order of writing.'],
    });
    steps.follow({ title: 'EventBridge', says: ['The bus hands the events to everyone who listens.'] });
    return;
  }
  steps.follow({ waited, title: 'EventBridge', says: ['The events are put on the bus: ', ...codes(names), '.'] });
}

const unique = (events: readonly EventPlan[]): string[] => [...new Set(events.map(({ name }) => name))];
const codes = (names: readonly string[]): FlowStep['says'] =>
  names.flatMap((code, at) => (at === 0 ? [{ code }] : [', ', { code }]));

/** How each way of consuming is built. */
const WAYS: Readonly<Record<SubscriptionPlan['via'], string>> = {
  queue: 'SQS and Lambda',
  direct: 'Lambda',
  'fan-out': 'SNS, SQS and Lambda',
  stream: 'Kinesis and Lambda',
  workflow: 'Step Functions and Lambda',
  destination: 'SQS and Lambda',
};

function listenersOf(plan: Plan, { outcomes }: CommandPlan): Planned[] {
  const events = outcomes.map(({ event }) => event);
  return listening(plan, events).map(({ service, subscription: one }): Planned => {
    const heard = unique(events.filter((event) => wants(one, event)));
    const way = one.endpoint === null ? WAYS[one.via] : 'API destination';
    const next = [...new Set(one.calls.map(({ command }) => command.name))];
    return {
      title: `${way}: ${service.title}, ${one.title}`,
      says: [{ code: service.name }, ` gets `, ...codes(heard), ` by ${way}: ${one.text}.`, ...waitOf(one)],
      next,
    };
  });
}

/** What a join waits for, and who looks when its time is over. */
function waitOf({ join }: SubscriptionPlan): FlowStep['says'] {
  if (join === null) return [];
  const looks =
    join.by === 'table' ? 'EventBridge Scheduler has it looked for every five minutes' : 'the workflow wakes up';
  return [
    ' It acts when all are there: ',
    ...codes(join.names),
    `. After ${join.timeout} ${looks}, and it is asked what is missing.`,
  ];
}

interface Listener {
  readonly service: ServicePlan;
  readonly subscription: SubscriptionPlan;
}

/** Listeners by the key of what they listen to, each with its place among all of a plan. */
const known = new WeakMap<Plan, ReadonlyMap<string, ReadonlyMap<number, Listener>>>();

/** Who listens to one of these events, in the order of the plan. */
function listening(plan: Plan, events: readonly EventPlan[]): Listener[] {
  const index = known.get(plan) ?? indexOf(plan);
  known.set(plan, index);
  const keys = events.flatMap(({ row, source }) => [EVERYTHING, `source ${source}`, `row ${row}`]);
  const found = new Map(keys.flatMap((key) => [...(index.get(key) ?? [])]));
  return [...found].sort(([a], [b]) => a - b).map(([, listener]) => listener);
}

const EVERYTHING = '*';

function indexOf(plan: Plan): ReadonlyMap<string, ReadonlyMap<number, Listener>> {
  const index = new Map<string, Map<number, Listener>>();
  let place = 0;
  for (const service of plan.services)
    for (const subscription of service.subscriptions) {
      place += 1;
      for (const key of keysOf(subscription)) {
        const listeners = index.get(key) ?? new Map<number, Listener>();
        index.set(key, listeners.set(place, { service, subscription }));
      }
    }
  return index;
}

function keysOf({ interest }: SubscriptionPlan): string[] {
  if (interest === '*') return [EVERYTHING];
  return 'source' in interest ? [`source ${interest.source}`] : interest.map(({ row }) => `row ${row}`);
}

function wants({ interest }: SubscriptionPlan, event: EventPlan): boolean {
  if (interest === '*') return true;
  if ('source' in interest) return interest.source === event.source;
  return interest.some((one) => one.row === event.row);
}
