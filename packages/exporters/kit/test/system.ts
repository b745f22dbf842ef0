import { EVENTS, SERVICES, SUBSCRIPTIONS, eventPattern, interestOf, type Subscription } from '@kit/contracts/catalog';
import { fromDetail, idsOf, type EventContract } from '@kit/contracts';
import {
  Refused,
  outboxRelay,
  type EventHandler,
  type HttpAnswer,
  type HttpRequest,
  type commandHandler,
  type requestHandler,
} from '@kit/event-kit';
import {
  MemoryCloud,
  answered,
  busEvent,
  httpRequest,
  kinesisEvent,
  lambdaContext,
  matchesPattern,
  sqsEvent,
  streamEvent,
  type PublishedEvent,
} from '@kit/event-kit/testing';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';
import { execute } from './state-machine.ts';
import { askTable, definitionOf } from './workflows.ts';

type Handler = EventHandler & ReturnType<typeof commandHandler> & ReturnType<typeof outboxRelay>;
type Answer = Awaited<ReturnType<Handler>> | undefined;
type Delivered = ReturnType<typeof busEvent>;
const services = path.resolve(import.meta.dirname, '../services');
const load = async <Module>(file: string): Promise<Module> => (await import(/* @vite-ignore */ file)) as Module;

/**
 * Whether every rule that is asked before a system outside says no, and which did, by the name of the decision; and all
 * decisions that were asked.
 */
export const rules = { sayNo: false, saidNo: new Set<string>(), asked: [] as string[] };

/** Asks a system outside, unless a rule says no. */
const asking = (decisions: object): object =>
  Object.fromEntries(
    Object.entries(decisions as Record<string, (...given: unknown[]) => unknown>).map(([name, decide]) => [
      name,
      (...given: unknown[]): unknown => {
        rules.asked.push(name);
        if (!rules.sayNo || !/^ask[A-Z]/.test(name)) return decide(...given);
        rules.saidNo.add(name);
        throw new Refused('A rule says no');
      },
    ]),
  );

/** Whatever is still undecided is answered from the samples; what was decided stays as it is. */
function answerDecisions(service: string): void {
  const decisions = path.join(services, service, 'src/decisions.ts');
  if (!existsSync(decisions)) return;
  vi.doMock(decisions, async (importOriginal) => {
    const real = await importOriginal<{ decisions: object }>();
    const { answers } = await load<{ answers: object }>(path.join(services, service, 'test/answers.ts'));
    return { ...real, decisions: asking(answered(real.decisions, answers)) };
  });
}

/** Handlers by service and file, loaded once. */
const handlers = new Map<string, Handler>();
async function handlerOf(service: string, file: string): Promise<Handler> {
  const source = path.join(services, service, file);
  const known = handlers.get(source) ?? (await load<{ handler: Handler }>(source)).handler;
  handlers.set(source, known);
  return known;
}

/** The contract that an event on the bus keeps. */
function contractOf({ source, 'detail-type': detailType, detail }: PublishedEvent): EventContract {
  const { version } = idsOf(detail);
  const contract = Object.values<EventContract>(EVENTS).find(
    (event) => event.source === source && event.detailType === detailType && event.version === version,
  );
  if (contract === undefined) throw new Error(`Nobody knows ${source} ${detailType} v${String(version)}`);
  return contract;
}

export type Order = 'in order' | 'reversed' | 'shuffled';
/** A policy that answers its own effect would go on for ever: so many events of a kind reach one subscription. */
const ROUNDS = 3;

/** All services in one process: their handlers, patterns and envelopes are real; queues, streams and tables are not. */
export class System {
  readonly cloud = new MemoryCloud();
  /** Failures of handlers, in words. */
  readonly failures: string[] = [];
  readonly reached = new Set<string>();
  /** What EventBridge itself told systems outside: the endpoint and the id of the event. */
  readonly told: string[] = [];
  private readonly order: Order;
  private readonly waiting: (() => Promise<void>)[] = [];
  /** Workflows that wait for their time, which comes when nothing else happens any more. */
  private readonly sleeping: (() => void)[] = [];
  private asleep: Promise<void>[] = [];
  private readonly rounds = new Map<string, number>();
  private seed = 7;

  constructor(order: Order = 'in order') {
    this.order = order;
    for (const { name } of SERVICES) answerDecisions(name);
    this.cloud.table.onInsert = (row, table) => {
      const service = SERVICES.find(({ name }) => name === table);
      if (service === undefined || row['entity'] !== 'OUTBOX') return;
      this.later(() => this.run(service.name, 'src/outbox.ts', streamEvent([row])));
    };
    this.cloud.onPublish = (event) => {
      this.deliver(event);
    };
  }

  /** Puts a message in the command queue of a service; queues deliver at least once, so here it comes twice. */
  send(service: string, message: object): void {
    for (let delivery = 0; delivery < 2; delivery += 1)
      this.later(() => this.run(service, 'src/commands.ts', sqsEvent([message])));
  }

  /** A caller waits for the answer, and asks again with the same key: it is told the same. */
  request(service: string, route: string, body: unknown, file = 'src/requests.ts'): void {
    const headers = { 'Idempotency-Key': 'start', 'X-Correlation-Id': 'flow' };
    const told: string[] = [];
    for (let delivery = 0; delivery < 2; delivery += 1)
      this.later(async () => {
        const answer = await this.ask(service, file, httpRequest(`/${route}`, { body, headers }));
        told.push(answer.body);
        if (answer.statusCode !== 200 && !(rules.sayNo && answer.statusCode === 422))
          this.failures.push(`${route} is answered by ${answer.statusCode}: ${answer.body}`);
        if (told[0] !== answer.body) this.failures.push(`${route} is answered by ${told.join(' and then by ')}`);
      });
  }

  /** What the route of a read model answers for one id, or for a list. */
  async read(service: string, route: string, given: Parameters<typeof httpRequest>[1]): Promise<HttpAnswer> {
    const resource = given?.id === undefined ? `/${route}` : `/${route}/{id}`;
    return this.ask(service, 'src/reads.ts', httpRequest(resource, given));
  }

  /** The views that a read model keeps: their ids, and the lists in which they stand. */
  views(service: string, name: string): { readonly id: string; readonly list?: string }[] {
    const bare = (key: unknown): string => String(key).slice(name.length + 1);
    return this.cloud.table
      .rowsOf(`${service}-read-models`)
      .filter(({ pk, sk }) => sk === 'VIEW' && String(pk).startsWith(`${name}#`))
      .map(({ pk, listed }) => ({ id: bare(pk), ...(listed === undefined ? {} : { list: bare(listed) }) }));
  }

  /** Hands an event to every subscription whose rule lets it through, twice. */
  deliver(event: PublishedEvent): void {
    const contract = contractOf(event);
    const envelope = fromDetail(contract, event.detail);
    for (const subscription of SUBSCRIPTIONS) {
      if (!matchesPattern(eventPattern(interestOf(subscription.events)), event)) continue;
      const name = `${subscription.consumer}/${subscription.id} ${contract.key}`;
      const round = (this.rounds.get(name) ?? 0) + 1;
      this.rounds.set(name, round);
      if (round > ROUNDS) continue;
      for (let delivery = 0; delivery < 2; delivery += 1)
        this.later(() => this.handOver(subscription, busEvent(contract, envelope)));
    }
  }

  /** One delivery to one subscription, as its way of consuming does it. */
  async handOver(subscription: Subscription, event: Delivered): Promise<void> {
    const { consumer, id, via, handler, endpoint = '' } = subscription;
    this.reached.add(`${consumer}/${id}`);
    if (handler === null) this.told.push(`${endpoint} ${event.id}`);
    else if (via === 'workflow') await this.start(subscription, handler, event);
    else await this.run(consumer, handler, this.asDelivered(via, event));
  }

  /** The schedule of a join by table finds every wait that is over at this time. */
  async endWaits({ consumer, handler }: Subscription, time: string): Promise<void> {
    if (handler !== null) await this.run(consumer, handler, { kind: 'dueWaits', time });
  }

  async settle(): Promise<void> {
    for (let task = this.next(); task !== undefined; task = this.next()) await task();
    if (this.sleeping.length === 0) return;
    await this.wake();
    await this.settle();
  }

  /** Lets the time of all waiting workflows come. */
  async wake(): Promise<void> {
    for (const wake of this.sleeping.splice(0)) wake();
    await Promise.all(this.asleep.splice(0));
  }

  /** What is in the tables of a service, without the marks of what was done. */
  effects(service: string): unknown[] {
    const rows = [service, `${service}-read-models`].flatMap((table) => this.cloud.table.rowsOf(table));
    return rows.filter((row) => row['entity'] !== 'DONE');
  }

  /** What a service remembers of its own: state, read models, records, work done. Which events have come is none of it. */
  remembered(service: string): unknown[] {
    const rows = [service, `${service}-read-models`].flatMap((table) => this.cloud.table.rowsOf(table));
    return rows.filter((row) => !/^(?:JOIN|WAITS|WORKFLOW)#/.test(String(row['pk'])));
  }

  private asDelivered(via: Subscription['via'], event: Delivered): object {
    if (via === 'direct') return event;
    return via === 'stream' ? kinesisEvent([event]) : sqsEvent([event]);
  }

  /** Goes on until the workflow ends or waits; what fails in it is parked. */
  private async start({ consumer, text }: Subscription, handler: string, event: Delivered): Promise<void> {
    let fellAsleep = (): void => undefined;
    const sleeps = new Promise<void>((resolve) => (fellAsleep = resolve));
    const execution = execute(definitionOf(consumer, text), event, {
      call: async (action, parameters) => {
        if (action === 'lambda:invoke')
          return { Payload: await this.invoke(consumer, handler, parameters['Payload'] as object) };
        if (action === 'sqs:sendMessage') return this.failures.push(`${consumer}/${handler}: parked`);
        return askTable(action, consumer, parameters);
      },
      sleep: () =>
        new Promise((resolve) => {
          this.sleeping.push(resolve);
          fellAsleep();
        }),
    }).then(() => undefined);
    this.asleep.push(execution);
    await Promise.race([execution, sleeps]);
  }

  private later(task: () => Promise<void>): void {
    this.waiting.push(task);
  }

  private next(): (() => Promise<void>) | undefined {
    if (this.order === 'in order') return this.waiting.shift();
    if (this.order === 'reversed') return this.waiting.pop();
    this.seed = (this.seed * 16_807) % 2_147_483_647;
    return this.waiting.splice(this.seed % Math.max(1, this.waiting.length), 1)[0];
  }

  private async ask(service: string, file: string, request: HttpRequest): Promise<HttpAnswer> {
    vi.stubEnv('TABLE_NAME', service);
    vi.stubEnv('READ_MODEL_TABLE', `${service}-read-models`);
    const { handler } = await load<{ handler: ReturnType<typeof requestHandler> }>(path.join(services, service, file));
    return handler(request, lambdaContext);
  }

  private async run(service: string, file: string, event: object): Promise<void> {
    try {
      const answer = await this.invoke(service, file, event);
      if (answer !== undefined && answer.batchItemFailures.length > 0) throw new Error('a message failed');
    } catch (error) {
      this.failures.push(`${service}/${file}: ${String(error)}`);
    }
  }

  private async invoke(service: string, file: string, event: object): Promise<Answer> {
    vi.stubEnv('TABLE_NAME', service);
    vi.stubEnv('READ_MODEL_TABLE', `${service}-read-models`);
    const before = this.cloud.published.length;
    const handler = await handlerOf(service, file);
    const answer = await handler(event as never, lambdaContext);
    for (const { producer } of this.cloud.published.slice(before).map(contractOf))
      if (producer !== service) this.failures.push(`${service} published for ${producer}`);
    return answer;
  }
}
