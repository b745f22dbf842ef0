import { type Code, code, ident, isIdentifier, str } from '../../sinks/index.ts';
import type { CommandPlan, InterestPlan, SubscriptionPlan, TopicPlan } from '../plan/types.ts';
import { lines, list, object, property } from './layout.ts';
import { contractName } from './names.ts';
import { stepNames } from './policies.ts';

/** Whether a consumer keeps in a table what it has done: with `once`, in a join or in a workflow. */
export const remembersWork = (one: SubscriptionPlan): boolean =>
  one.via === 'workflow' || doesOnce(one) || one.calls.some(({ command }) => usesOnce(command));

const doesOnce = (one: SubscriptionPlan): boolean => one.join !== null || one.follow !== null;

/** Whether a command does something outside the table of the service. */
export const usesOnce = (command: CommandPlan): boolean => command.handle !== null || command.asks.length > 0;

export const keepsReadModel = ({ reason }: SubscriptionPlan): boolean => reason === 'read-model' || reason === 'record';

export const publishesDirectly = (command: CommandPlan): boolean =>
  command.handled && command.identity === null && command.handle === null && command.outcomes.length > 0;

/** The topic that several consumers of a service share. */
export const topicOf = (topic: TopicPlan): Code =>
  code`const ${localName(topic.construct)} = new FanOut(this, ${str(topic.construct)}, ${object([
    events(topic.interest),
    property(code`description`, str(topic.text), 6),
  ])});`;

/** One subscription as a construct of the kit, and what its function may do. */
export function consumerOf(one: SubscriptionPlan, outbox: boolean): Code {
  const grants = grantsOf(one, outbox);
  const name = localName(one.construct);
  const made = code`new ${ident(constructOf(one))}(this, ${str(one.construct)}, ${object(propertiesOf(one, outbox))});`;
  if (grants.length === 0) return made;
  return lines([
    code`const ${name} = ${made}`,
    ...grants.map((grant) => code`${grant}(${name}.handler);`),
    ...(waitsInTable(one) ? [code`new DueWaits(${name}, { table: ${tableOf(outbox)} });`] : []),
  ]);
}

/** Whether somebody has to look which waits are over: a workflow wakes up by itself. */
export const waitsInTable = ({ join }: SubscriptionPlan): boolean => join?.by === 'table';

const tableOf = (outbox: boolean): Code => (outbox ? code`store.table` : code`memory`);

const CONSTRUCTS = {
  queue: 'QueueConsumer',
  direct: 'DirectConsumer',
  'fan-out': 'FanOutConsumer',
  stream: 'StreamConsumer',
  workflow: 'WorkflowConsumer',
  destination: 'QueueConsumer',
} as const satisfies Readonly<Record<SubscriptionPlan['via'], string>>;

/** The construct of the kit that a subscription becomes. */
export const constructOf = ({
  via,
  endpoint,
}: SubscriptionPlan): (typeof CONSTRUCTS)[SubscriptionPlan['via']] | 'EndpointConsumer' =>
  endpoint === null ? CONSTRUCTS[via] : 'EndpointConsumer';

function propertiesOf(one: SubscriptionPlan, outbox: boolean): Code[] {
  const { endpoint, handler, join, partitionBy, topic } = one;
  return [
    topic === null ? events(one.interest) : code`from: ${localName(topic)}`,
    property(code`description`, str(one.text), 6),
    ...(handler === null ? [] : [code`entry: new URL(${str(`../${handler}`)}, import.meta.url)`]),
    ...(partitionBy === null ? [] : [code`partitionBy: ${str(partitionBy)}`]),
    ...(endpoint === null
      ? []
      : [property(code`endpoint`, str(endpoint.url), 6), code`system: ${str(endpoint.system)}`]),
    ...(one.via === 'workflow' ? workflowProperties(one, outbox) : []),
    ...(join?.by === 'workflow' ? [code`waits: Duration.parse(${str(parsable(join.timeout))})`] : []),
  ];
}

function workflowProperties(one: SubscriptionPlan, outbox: boolean): Code[] {
  const steps = stepNames(one).map(str);
  return [
    ...(steps.length === 0 ? [] : [list({ before: code`steps: `, open: '[', items: steps, close: ']', at: 7 })]),
    code`table: ${tableOf(outbox)}`,
  ];
}

/** CDK reads days and what is smaller, and no weeks. */
function parsable(timeout: string): string {
  const [, weeks = '0', days = '0', rest = ''] = /^P(?:(\d+)W)?(?:(\d+)D)?(T.+)?$/.exec(timeout) ?? [];
  const sum = Number(weeks) * 7 + Number(days);
  return `P${sum > 0 ? `${sum}D` : ''}${rest}`;
}

const LOCALS = new Set('store memory readModels commands requests publisher reads api scope props'.split(' '));

/** The name of a construct's constant in the constructor. */
const localName = (construct: string): Code => {
  const name = `${construct.charAt(0).toLowerCase()}${construct.slice(1)}`;
  return ident(LOCALS.has(name) || !isIdentifier(name) ? `${name}Consumer` : name);
};

function events(interest: InterestPlan): Code {
  if (interest === '*') return code`events: '*'`;
  if ('source' in interest) return code`events: { source: ${str(interest.source)} }`;
  return list({ before: code`events: `, open: '[', items: interest.map(contractName), close: ']', at: 7 });
}

function grantsOf(one: SubscriptionPlan, outbox: boolean): Code[] {
  if (one.handler === null) return [];
  if (keepsReadModel(one))
    return [one.model === null ? code`readModels.grantRecord` : code`readModels.grantProjection`];
  const called = one.calls.map(({ command }) => command);
  const stored = doesOnce(one) || called.some((command) => command.identity !== null || usesOnce(command));
  return [
    ...(stored ? [outbox ? code`store.grantChange` : code`memory.grantOnce`] : []),
    ...(called.some(publishesDirectly) ? [code`this.grantPublish`] : []),
  ];
}
