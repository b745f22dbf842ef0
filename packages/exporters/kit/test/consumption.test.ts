import { joinDefinition, stepsDefinition } from '@kit/cdk-kit';
import { PLACES, type EventContract } from '@kit/contracts';
import { SUBSCRIPTIONS, interestOf, type Subscription } from '@kit/contracts/catalog';
import { sampleEvent } from '@kit/contracts/testing';
import { MemoryCloud, busEvent } from '@kit/event-kit/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { partitionsOf } from './routes.ts';
import { execute, type Definition, type Retrier } from './state-machine.ts';
import * as stacks from './stacks.ts';
import { Resources, idOf, newApp, props, type Properties } from './templates.ts';
import { askTable } from './workflows.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const services = stacks.services.map((service) => {
  const by = (via: Subscription['via']): Subscription[] =>
    SUBSCRIPTIONS.filter((one) => one.consumer === service.name && one.via === via);
  return { ...service, by };
});
const connectionsOf = (resources: Resources): string[] =>
  resources.of('AWS::Events::Connection').map(({ AuthParameters }) => JSON.stringify(AuthParameters));
/** What is at `a.b` of an event. */
const at = (event: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Properties | undefined)?.[key], event);
const statementsOf = (policy: Properties): Properties[] =>
  (policy['PolicyDocument'] as { Statement: Properties[] }).Statement;
/** What lets EventBridge use a key. */
const usersOf = (keyPolicy: unknown): Properties[] =>
  statementsOf({ PolicyDocument: keyPolicy }).filter(({ Principal }) =>
    JSON.stringify(Principal).includes('events.amazonaws.com'),
  );

describe.each(services)('$name', ({ name, Service, resources, by }) => {
  const functions = resources.of('AWS::Lambda::Function');

  it('has a function for every subscription with code, which says what it is for', () => {
    const texts = functions.map(({ Description }) => String(Description));
    const handled = SUBSCRIPTIONS.filter(({ consumer, handler }) => consumer === name && handler !== null);
    expect(handled.filter(({ text }) => !texts.includes(text.slice(0, 256)))).toEqual([]);
  });

  it('fans out to a queue for each reaction: the event itself, with a place for what cannot be delivered', () => {
    const subscriptions = resources.of('AWS::SNS::Subscription');
    expect(subscriptions).toHaveLength(by('fan-out').length);
    for (const one of subscriptions)
      expect(one).toMatchObject({ Protocol: 'sqs', RawMessageDelivery: true, RedrivePolicy: expect.anything() });
  });

  it('encrypts its topics, and lets no rule but their own publish', () => {
    for (const topic of resources.of('AWS::SNS::Topic')) expect(topic).toHaveProperty('KmsMasterKeyId');
    const publishers = resources
      .of('AWS::SNS::TopicPolicy')
      .flatMap(statementsOf)
      .filter(({ Principal }) => JSON.stringify(Principal).includes('events.amazonaws.com'));
    // Rules on the default bus publish to no topic, and a subscriber does so in a role of its own.
    const rules = resources
      .entries('AWS::Events::Rule')
      .flatMap(([id, { EventBusName }]) => (EventBusName === undefined ? [] : [id]));
    expect(publishers).toHaveLength(rules.length === 0 ? 0 : resources.ids('AWS::SNS::Topic').length);
    for (const { Condition } of publishers) {
      const { ArnLike, StringEquals } = Condition as Record<string, Properties>;
      expect(rules).toContain(idOf(ArnLike?.['aws:SourceArn']));
      expect(StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
    }
    // EventBridge does not tell the key for which rule or account it asks, so a condition would shut it out.
    const users = resources.of('AWS::KMS::Key').flatMap(({ KeyPolicy }) => usersOf(KeyPolicy));
    for (const user of users) expect(user).not.toHaveProperty('Condition');
    if (rules.length > 0) expect(users).toHaveLength(resources.ids('AWS::KMS::Key').length);
  });

  it('keeps the events of a stream in order by what the board says', () => {
    for (const { text, events, partitionBy } of by('stream')) {
      const path = partitionsOf(resources).get(text) ?? '';
      if (partitionBy === undefined) expect(path).toBe('id');
      else
        for (const event of interestOf(events) as readonly EventContract[]) {
          const sample = sampleEvent(event);
          const key = at(busEvent(event, sample), path);
          expect(key).toBe((sample.data as Properties)[partitionBy]);
          expect(key).toBeTypeOf('string');
        }
    }
    for (const stream of resources.of('AWS::Kinesis::Stream'))
      expect(stream).toMatchObject({
        StreamModeDetails: { StreamMode: 'ON_DEMAND' },
        StreamEncryption: { EncryptionType: 'KMS' },
      });
    const streams = resources.ids('AWS::Kinesis::Stream');
    const readers = resources
      .of('AWS::Lambda::EventSourceMapping')
      .filter(({ EventSourceArn }) => streams.includes(idOf(EventSourceArn)));
    expect(readers).toHaveLength(streams.length);
    for (const reader of readers)
      expect(reader).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 5,
        DestinationConfig: { OnFailure: expect.anything() },
      });
  });

  it('tells systems outside at their endpoints, with a key that is in no template', () => {
    const endpoints = resources.of('AWS::Events::ApiDestination').map(({ InvocationEndpoint }) => InvocationEndpoint);
    expect(endpoints.sort()).toEqual(
      by('destination')
        .flatMap(({ endpoint }) => endpoint ?? [])
        .sort(),
    );
    for (const destination of resources.of('AWS::Events::ApiDestination'))
      expect(destination['InvocationRateLimitPerSecond']).toBeGreaterThan(0);
    for (const { AuthParameters } of resources.of('AWS::Events::Connection'))
      expect(JSON.stringify(AuthParameters)).toMatch(/"ApiKeyValue":"\{\{resolve:secretsmanager:/);
  });

  it.runIf(by('destination').some(({ endpoint }) => endpoint !== undefined))(
    'reads a new key when its version is named: without a change in the template CloudFormation reads nothing',
    () => {
      const before = connectionsOf(resources);
      for (const key of before) {
        const [, system = ''] = /resolve:secretsmanager:[^:]*\/([^:/]+):SecretString/.exec(key) ?? [];
        const app = newApp();
        app.node.setContext(`${system}-key`, 'version-2');
        const after = connectionsOf(new Resources(new Service(app, props)));
        expect(after.filter((one) => one.includes('version-2'))).toEqual([expect.stringContaining(system)]);
        expect(before).not.toContain(after.find((one) => one.includes('version-2')));
      }
    },
  );
});

const machines = services.flatMap(({ name, resources }) =>
  resources.of('AWS::StepFunctions::StateMachine').map((machine) => {
    const definition = JSON.parse(String(machine['DefinitionString'])) as Definition;
    return { name: `${name}: ${definition.Comment ?? ''}`, machine, definition };
  }),
);
const eventOf = (id: string): object => ({
  id,
  ...(PLACES.eventId.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), id) as object),
});
const event = eventOf('event-1');
/** For so long `once` of the event kit holds what a function claimed that died. */
const LOCK_SECONDS = 60;
/** What the function of a workflow answers to a step. */
const DONE = { Payload: { refused: false } };

it('has a workflow for every subscription by workflow', () => {
  expect(machines).toHaveLength(SUBSCRIPTIONS.filter(({ via }) => via === 'workflow').length);
});

// A project without workflows has nothing to be said here.
describe.runIf(machines.length > 0)('workflows', () => {
  it.each(machines)('$name is traced and logged, without the data of events', ({ machine }) => {
    expect(machine).toMatchObject({
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    });
  });
  it.each(machines)('$name tries a step again, then parks the event and can be started again with it', async (one) => {
    const { calls, parked, answer } = await failing(one.definition, new Error('no connection'));
    expect(answer).toBe('Parked');
    expect(parked).toEqual([event]);
    expect(calls.filter((action) => action === 'lambda:invoke').length).toBeGreaterThan(3);
    expect(calls.includes('dynamodb:deleteItem')).toBe(calls.includes('dynamodb:putItem'));
  });
  it.each(machines)('$name does not try again what is undecided', async ({ definition }) => {
    const { calls, parked } = await failing(definition, Object.assign(new Error('?'), { name: 'NotDecided' }));
    expect(parked).toEqual([event]);
    expect(calls.filter((action) => action === 'lambda:invoke')).toHaveLength(1);
  });
  it.each(machines.filter(({ definition }) => 'Remember' in definition.States))(
    '$name handles an event once, and another event too',
    async ({ definition }) => {
      new MemoryCloud();
      const handled: unknown[] = [];
      const run = (input: object): Promise<string> =>
        execute(definition, input, {
          call: (action, parameters) => {
            if (action !== 'lambda:invoke') return askTable(action, 'test', parameters);
            handled.push(parameters['Payload']);
            return Promise.resolve(DONE);
          },
          sleep: () => Promise.resolve(),
        });
      await run(eventOf('event-1'));
      const steps = handled.length;
      expect(steps).toBeGreaterThan(0);
      await expect(run(eventOf('event-1'))).resolves.toBe('Succeeded');
      expect(handled).toHaveLength(steps);
      await run(eventOf('event-2'));
      expect(handled).toHaveLength(2 * steps);
    },
  );
  it.each(machines.filter(({ definition }) => 'Remember' in definition.States))(
    '$name runs its steps when the answer of the table gets lost, and not for another execution',
    async ({ definition }) => {
      new MemoryCloud();
      const run = async (losesAnswer: boolean): Promise<number> => {
        let steps = 0;
        let lost = !losesAnswer;
        await execute(definition, event, {
          call: async (action, parameters) => {
            if (action === 'lambda:invoke') steps += 1;
            else await askTable(action, 'test', parameters);
            if (lost) return DONE;
            lost = true;
            throw Object.assign(new Error('the answer was lost'), { name: 'DynamoDB.InternalServerErrorException' });
          },
          sleep: () => Promise.resolve(),
        });
        return steps;
      };
      expect(await run(true)).toBeGreaterThan(0);
      expect(await run(false)).toBe(0);
    },
  );
});

const WORKFLOWS: readonly (readonly [string, Definition])[] = [
  ['of steps', stepsDefinition('Serve', 'Serve', PLACES.eventId, ['pack', 'ship', 'thank'])],
  ['that joins events', joinDefinition('Serve', 60, ['pack', 'ship', 'thank'])],
];

it.each(WORKFLOWS)(
  'a workflow %s tries a step again at least twice when the lock of `once` is over',
  (_, { States }) => {
    const retriers = Object.values(States).flatMap(({ Retry = [] }) =>
      Retry.filter(({ ErrorEquals }) => ErrorEquals.includes('States.ALL')),
    );
    expect(retriers.length).toBeGreaterThan(3);
    for (const one of retriers) {
      expect(one.JitterStrategy ?? 'NONE').toBe('NONE');
      expect(triesAfter(one).filter((seconds) => seconds > LOCK_SECONDS).length).toBeGreaterThan(1);
    }
  },
);

it.each(WORKFLOWS)(
  'a workflow %s ends at the step that a rule refuses, and goes on after the others',
  async (_, definition) => {
    const done = async (refused: string): Promise<unknown> => {
      const steps: string[] = [];
      const answer = await execute(definition, event, {
        call: (_action, { Payload }) => {
          const { step } = (Payload ?? {}) as { step?: string };
          if (step !== undefined) steps.push(step);
          return Promise.resolve({ Payload: { complete: true, first: true, set: {}, refused: step === refused } });
        },
        sleep: () => Promise.resolve(),
      });
      return [answer, ...steps];
    };
    expect(await done('none')).toEqual(['Succeeded', 'pack', 'ship', 'thank']);
    expect(await done('ship')).toEqual(['Succeeded', 'pack', 'ship']);
    expect(await done('thank')).toEqual(['Succeeded', 'pack', 'ship', 'thank']);
  },
);

/** How many seconds after the first failure, at least, each further try begins. */
function triesAfter({
  MaxAttempts,
  IntervalSeconds = 1,
  BackoffRate = 2,
  MaxDelaySeconds = Infinity,
}: Retrier): number[] {
  let after = 0;
  return Array.from({ length: MaxAttempts }, (_, at) => {
    after += Math.min(IntervalSeconds * BackoffRate ** at, MaxDelaySeconds);
    return after;
  });
}

/** Runs a workflow whose function always fails. */
async function failing(
  definition: Definition,
  error: Error,
): Promise<{ calls: string[]; parked: unknown[]; answer: string }> {
  const calls: string[] = [];
  const parked: unknown[] = [];
  const answer = await execute(definition, event, {
    call: (action, parameters) => {
      calls.push(action);
      if (action === 'lambda:invoke') return Promise.reject(error);
      if (action === 'sqs:sendMessage') parked.push(JSON.parse(String(parameters['MessageBody'])));
      return Promise.resolve({});
    },
    sleep: () => Promise.resolve(),
  });
  return { calls, parked, answer };
}
