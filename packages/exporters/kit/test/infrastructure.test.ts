import { addGuardrails, busArnParameter, busName, stackName, userPoolParameter } from '@kit/cdk-kit';
import {
  AUTHORISER,
  CLOUD_EVENTS,
  COMMANDS,
  EVENTS,
  SUBSCRIPTIONS,
  TIMERS,
  eventPattern,
  interestOf,
  type Timer,
} from '@kit/contracts/catalog';
import type { CommandContract, EventContract } from '@kit/contracts';
import { assertCommand, assertEvent, type CommandMessage } from '@kit/event-kit';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PlatformStack } from '../platform/lib/platform-stack.ts';
import { LOST_EVENTS, busOf, routesOf, scheduledDetail } from './routes.ts';
import { platform, services } from './stacks.ts';
import { allows, conditionOf, idOf, newApp, props, type Properties, type Resources } from './templates.ts';

const everything = [...services, { name: 'platform', resources: platform }];
const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();
const runbook = readFileSync(new URL('../docs/runbook.md', import.meta.url), 'utf8');

/** Some of what is allowed, and nothing else. A route that publishes one event may put no other. */
function expectSome(values: readonly string[], allowed: readonly string[]): void {
  expect(values.length).toBeGreaterThan(0);
  expect(allowed).toEqual(expect.arrayContaining([...values]));
}

describe('platform', () => {
  it('has a pool of users where the routes ask for one, with a second factor and no open door', () => {
    const wanted = AUTHORISER === 'userPool' ? 1 : 0;
    expect(platform.of('AWS::Cognito::UserPool')).toHaveLength(wanted);
    for (const pool of platform.of('AWS::Cognito::UserPool'))
      expect(pool).toMatchObject({
        MfaConfiguration: 'ON',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        DeletionProtection: 'ACTIVE',
      });
    const names = platform.of('AWS::SSM::Parameter').map(({ Name }) => Name);
    expect(names.includes(userPoolParameter('test'))).toBe(wanted === 1);
  });
  it('has one custom bus that keeps events for replay, and a place to find it', () => {
    for (const [type, properties] of Object.entries(busOf(busName('test'), 30)))
      expect(platform.of(type)).toEqual([expect.objectContaining(properties)]);
    expect(platform.of('AWS::SSM::Parameter').map(({ Name }) => Name)).toContain(busArnParameter('test'));
  });
});

describe.each(services)('$name', ({ name, stack, resources }) => {
  it('is deployed on its own: it depends on no other stack', () => {
    expect(stack.dependencies).toEqual([]);
    expect(resources.text).not.toContain('Fn::ImportValue');
  });

  it('listens to the default bus only for what AWS services say, and forwards it to the command queue', () => {
    const declared = CLOUD_EVENTS.filter(({ service }) => service === name);
    const rules = resources.of('AWS::Events::Rule').filter(({ EventBusName }) => EventBusName === undefined);
    expect(rules.map(({ Description }) => Description).sort()).toEqual(declared.map(({ text }) => text).sort());
    for (const { id, source, detailType, text } of declared) {
      const { EventPattern, Targets } = rules.find(({ Description }) => Description === text) ?? {};
      expect(EventPattern).toEqual({ source: [source], 'detail-type': [detailType] });
      const [{ InputTransformer = {} } = {}] = Targets as { InputTransformer?: Record<string, unknown> }[];
      const { InputPathsMap, InputTemplate } = InputTransformer as {
        readonly InputPathsMap: Readonly<Record<string, string>>;
        readonly InputTemplate: string;
      };
      const said: Readonly<Record<string, unknown>> = {
        '$.id': 'said-1',
        '$.time': '2026-01-01T04:00:00Z',
        '$.detail': { a: 1 },
      };
      // A text stands in quotes, an object does not.
      const message: unknown = JSON.parse(
        InputTemplate.replaceAll(/("?)<([\w-]+)>("?)/g, (_, before: string, name: string) => {
          const value = JSON.stringify(said[InputPathsMap[name] ?? '']);
          return before === '' ? value : value.replaceAll(/^"|"$/g, '"');
        }),
      );
      expect(message).toEqual({
        kind: 'cloud',
        name: id,
        id: 'said-1',
        correlationId: 'said-1',
        time: '2026-01-01T04:00:00Z',
        data: { a: 1 },
      });
    }
  });

  it('has a route for every subscription of the catalogue, one for all that share a topic, and for nothing else', () => {
    const declared = SUBSCRIPTIONS.filter(({ consumer }) => consumer === name).map(({ text, events, via }) => {
      const pattern = eventPattern(interestOf(events));
      return { topic: via === 'fan-out' ? JSON.stringify(pattern) : undefined, rule: [text, pattern] };
    });
    const topics = [...new Set(declared.flatMap(({ topic }) => topic ?? []))];
    const alone = declared.flatMap(({ topic, rule }) => (topic === undefined ? [rule] : []));
    const routes = routesOf(resources).map(({ description, pattern }) => [description, pattern]);
    expect(routes).toHaveLength(alone.length + topics.length);
    expect(routes).toEqual(expect.arrayContaining(alone));
    expect(routes.map(([, pattern]) => JSON.stringify(pattern))).toEqual(expect.arrayContaining(topics));
  });

  it('listens to the custom bus and parks what cannot be delivered', () => {
    expect(routesOf(resources).filter(({ bus }) => bus === undefined)).toEqual([]);
    for (const { targets } of routesOf(resources)) {
      expect(targets.length).toBeGreaterThan(0);
      expect(targets.length).toBeLessThanOrEqual(5);
      for (const { parking, retries } of targets) {
        expect(parking).toBeDefined();
        expect(retries).toBeDefined();
      }
    }
  });

  it('parks what a direct function keeps failing on', () => {
    const direct = SUBSCRIPTIONS.filter(({ consumer, via }) => consumer === name && via === 'direct');
    const places = resources.of('AWS::Lambda::EventInvokeConfig').map(({ DestinationConfig }) => DestinationConfig);
    expect(places).toEqual(direct.map(() => ({ OnFailure: expect.anything() })));
  });

  it('gives back single messages of a batch, and has somewhere for those that keep failing', () => {
    const answers = resources.of('AWS::Lambda::EventSourceMapping').map((one) => one['FunctionResponseTypes']);
    expect(answers).toEqual(answers.map(() => ['ReportBatchItemFailures']));
    const kept = resources.of('AWS::SQS::Queue').map((one) => one['RedrivePolicy'] ?? one['MessageRetentionPeriod']);
    expect(kept.filter((value) => typeof value !== 'object' && value !== 14 * 86_400)).toEqual([]);
  });

  it('[outbox-12-hours] tries an event of the outbox again for half a day, however often that is', () => {
    const relays = resources
      .of('AWS::Lambda::EventSourceMapping')
      .filter((one) => JSON.stringify(one).includes('OUTBOX'));
    expect(relays).toHaveLength(
      resources.of('AWS::DynamoDB::GlobalTable').filter((one) => one['StreamSpecification']).length,
    );
    for (const relay of relays) {
      expect(relay).toMatchObject({ MaximumRecordAgeInSeconds: 12 * 3_600, DestinationConfig: expect.anything() });
      expect(relay).not.toHaveProperty('MaximumRetryAttempts');
      expect(relay).not.toHaveProperty('ParallelizationFactor');
    }
  });

  it('may do only what it needs: no action of all, no resource of all but for traces and the delivery of logs', () => {
    const actionsOf = (statement: Properties): string[] => [statement['Action']].flat().map(String);
    const actions = resources.statements().flatMap(actionsOf);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
    const onAll = resources.statements().filter((statement) => statement['Resource'] === '*');
    const usual = /^(?:xray:|logs:(?:\w+LogDelivery|ListLogDeliveries|\w+ResourcePolic(?:y|ies)|DescribeLogGroups)$)/;
    expect(onAll.flatMap(actionsOf).filter((action) => !usual.test(action))).toEqual([]);
  });

  it('may put only its own events on the one bus', () => {
    const own = Object.values<EventContract>(EVENTS).filter(({ producer }) => producer === name);
    const rights = resources.statements().filter((one) => allows(one, 'events:PutEvents'));
    const places = rights.map((one) => JSON.stringify(one['Resource']));
    expect(places.filter((place) => !/^\{"Ref":"\w*eventbusarn\w*"\}$/.test(place))).toEqual([]);
    for (const right of rights) {
      expect(resources.text).toContain(JSON.stringify(busArnParameter('test')));
      expectSome(conditionOf(right, 'events:source'), unique(own.map(({ source }) => source)));
      expectSome(conditionOf(right, 'events:detail-type'), unique(own.map(({ detailType }) => detailType)));
    }
  });

  it('reads and writes only queues of its own', () => {
    const rights = resources
      .statements()
      .filter((one) => [one['Action']].flat().some((action) => String(action).startsWith('sqs:')));
    const queues = rights.flatMap((one) => [one['Resource']].flat().map(idOf));
    expect(resources.ids('AWS::SQS::Queue')).toEqual(expect.arrayContaining(queues));
  });

  it('traces and logs every function', () => {
    const lambdas = resources.of('AWS::Lambda::Function');
    const said = { Runtime: 'nodejs24.x', TracingConfig: { Mode: 'Active' }, LoggingConfig: { LogFormat: 'JSON' } };
    expect(lambdas).toMatchObject(lambdas.map(() => said));
  });

  it('stays under the 500 resources of a stack', () => {
    expect(resources.count).toBeLessThanOrEqual(450);
  });
});

/** Their waits are rows, and only a schedule finds those whose time is over. */
const joinsByTable = SUBSCRIPTIONS.filter(({ together, via }) => together !== undefined && via !== 'workflow');

describe('timers', () => {
  const filledIn = (input: string): unknown =>
    JSON.parse(input.replaceAll('<aws.scheduler.scheduled-time>', '2026-01-01T04:00:00Z'));
  const scheduleOf = ({ service, text }: Timer): Properties | undefined =>
    services
      .find(({ name }) => name === service)
      ?.resources.of('AWS::Scheduler::Schedule')
      .find(({ Description }) => Description === text);

  it('are those of the catalogue, and one for each join by table', () => {
    const schedules = services.flatMap(({ resources }) => resources.of('AWS::Scheduler::Schedule'));
    expect(schedules).toHaveLength(TIMERS.length + joinsByTable.length);
  });
  it.each(joinsByTable.map((join) => [`${join.consumer}/${join.id}`, join] as const))(
    'look every five minutes which waits of %s are over',
    (_, { consumer, text }) => {
      const { resources } = services.find(({ name }) => name === consumer) ?? {};
      const [id] =
        resources?.entries('AWS::Lambda::Function').find(([, { Description }]) => Description === text.slice(0, 256)) ??
        [];
      const mine = resources
        ?.of('AWS::Scheduler::Schedule')
        .filter(({ Target }) => idOf((Target as { Arn: unknown }).Arn) === id);
      expect(mine).toMatchObject([
        { ScheduleExpression: 'rate(5 minutes)', Target: { DeadLetterConfig: expect.anything() } },
      ]);
      const { Input } = mine?.[0]?.['Target'] as { Input: string };
      expect(filledIn(Input)).toEqual({ kind: 'dueWaits', time: '2026-01-01T04:00:00Z' });
      const queries = resources?.statements().filter((one) => allows(one, 'dynamodb:Query')) ?? [];
      const ofWaits = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['WAITS#*'] } };
      expect(queries.map((one) => one['Condition'])).toContainEqual(ofWaits);
    },
  );
  it.each(TIMERS.map((timer) => [timer.id, timer] as const))('%s sends what keeps its contract', (id, timer) => {
    const schedule = scheduleOf(timer);
    expect(schedule).toMatchObject({
      ScheduleExpression: timer.schedule,
      ScheduleExpressionTimezone: timer.timezone,
      Target: { DeadLetterConfig: expect.anything() },
    });
    const { Input } = schedule?.['Target'] as { Input: string };
    // These two are another text at every try, and a message that comes twice would not be known again.
    expect(Input).not.toMatch(/execution-id|attempt-number/);
    const sent = filledIn(Input);
    const events: Readonly<Record<string, EventContract>> = EVENTS;
    const commands: Readonly<Record<string, CommandContract>> = COMMANDS;
    const event = events[timer.event ?? ''];
    const command = commands[timer.command ?? ''];
    const { kind, name, data } = sent as CommandMessage;
    // Without data only the service can tell what follows: it gets the tick of the timer.
    if (timer.data === null) expect([kind, name]).toEqual(['timer', id]);
    else if (event !== undefined) assertEvent(event, scheduledDetail(sent));
    else if (command !== undefined) assertCommand(command, data);
  });
});

describe('alarms', () => {
  /** Alarms in the chapter of a stack: a heading with its name, and a table with an alarm a line. */
  const inRunbook = (name: string): string[] => {
    const chapter = runbook.split(/^##/m).find((text) => text.startsWith(`# \`${stackName('<stage>', name)}\``)) ?? '';
    return [...chapter.matchAll(/^\| `([^`]+)` \|/gm)].map(([, alarm = '']) => alarm).sort();
  };
  const alarmsOf = (resources: Resources): Properties[] => resources.of('AWS::CloudWatch::Alarm');
  /** Of a plain alarm its metric, of one over an expression all its metrics. */
  const metricsOf = (alarm: Properties): string[] => {
    const parts = (alarm['Metrics'] ?? []) as { MetricStat?: { Metric: { MetricName: string } } }[];
    return [alarm['MetricName'], ...parts.map(({ MetricStat }) => MetricStat?.Metric.MetricName)].flatMap((name) =>
      typeof name === 'string' ? [name] : [],
    );
  };
  const watched = (resources: Resources, metric: string): string[] =>
    alarmsOf(resources)
      .filter((alarm) => metricsOf(alarm).includes(metric))
      .map((alarm) => idOf(((alarm['Dimensions'] ?? []) as { Value: unknown }[])[0]?.Value))
      .sort();

  it.each(services)('watch what waits in the queues and streams of $name', ({ resources }) => {
    const mappings = resources.of('AWS::Lambda::EventSourceMapping');
    const streams = mappings.filter(({ StartingPosition }) => StartingPosition !== undefined);
    const polled = mappings.filter(({ StartingPosition }) => StartingPosition === undefined);
    const parked = resources
      .ids('AWS::SQS::Queue')
      .filter((id) => !polled.some(({ EventSourceArn }) => idOf(EventSourceArn) === id));
    expect(watched(resources, 'ApproximateAgeOfOldestMessage')).toEqual(
      polled.map((one) => idOf(one['EventSourceArn'])).sort(),
    );
    expect(watched(resources, 'IteratorAge')).toEqual(streams.map((one) => idOf(one['FunctionName'])).sort());
    expect(watched(resources, 'ApproximateNumberOfMessagesVisible')).toEqual(parked.sort());
  });
  it.each(services)('watch every rule and function of $name', ({ name, resources }) => {
    const forwarded = CLOUD_EVENTS.filter(({ service }) => service === name).length;
    const onDefaultBus = ['FailedInvocations', 'InvocationsFailedToBeSentToDlq'];
    for (const metric of new Set([...LOST_EVENTS, ...onDefaultBus])) {
      const routes = LOST_EVENTS.includes(metric) ? routesOf(resources).length : 0;
      expect(watched(resources, metric)).toHaveLength(routes + (onDefaultBus.includes(metric) ? forwarded : 0));
    }
    expect(watched(resources, 'Errors')).toEqual(resources.ids('AWS::Lambda::Function').sort());
  });
  it('look back where FILL makes the newest minute a zero', () => {
    const wrong = everything
      .flatMap(({ resources }) => alarmsOf(resources))
      .filter((alarm) => {
        const periods = JSON.stringify(alarm['Metrics'] ?? []).includes('FILL(') ? 5 : 1;
        return alarm['EvaluationPeriods'] !== periods || alarm['DatapointsToAlarm'] !== 1;
      });
    expect(wrong).toEqual([]);
  });
  it.each(everything)('of $name tell somebody, and the runbook names each and no other', ({ name, resources }) => {
    const alarms = alarmsOf(resources);
    for (const alarm of alarms) {
      expect(alarm['AlarmActions']).toHaveLength(1);
      expect(metricsOf(alarm)).not.toEqual([]);
    }
    const names = alarms.map(({ AlarmName }) => String(AlarmName).replace(`${stackName('test', name)} `, ''));
    expect(inRunbook(name)).toEqual(names.sort());
  });
});

it.each(everything)('$name trusts EventBridge with a queue only for one rule or bus', ({ resources }) => {
  expect(resources.of('AWS::SQS::QueuePolicy').length).toBeLessThanOrEqual(resources.of('AWS::SQS::Queue').length);
  for (const { PolicyDocument } of resources.of('AWS::SQS::QueuePolicy')) {
    for (const { Principal, Condition = {} } of (PolicyDocument as { Statement: Properties[] }).Statement) {
      if (!JSON.stringify(Principal).includes('events.amazonaws.com')) continue;
      expect(Object.values(Condition as Record<string, object>).flatMap(Object.keys)).toContain('aws:SourceArn');
    }
  }
});

describe('guardrails', () => {
  it('find nothing that nobody acknowledged', () => {
    const app = newApp();
    new PlatformStack(app, props);
    for (const { Service } of services) new Service(app, props);
    addGuardrails(app);
    // A finding makes synth() throw. What it found is printed, and is in validation-report.json.
    expect(() => app.synth()).not.toThrow();
  });
  it('would find something', () => {
    const app = newApp();
    new Queue(new PlatformStack(app, props), 'OpenQueue');
    addGuardrails(app);
    expect(() => app.synth()).toThrow();
  });
});
