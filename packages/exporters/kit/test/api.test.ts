import {
  AUTHORISER,
  COMMANDS,
  COMMAND_ROWS,
  DOMAIN,
  EVENTS,
  READ_MODELS,
  REPORTS,
  keyOf,
} from '@kit/contracts/catalog';
import { fromDetail, type CommandContract, type EventContract } from '@kit/contracts';
import { sampleCommand } from '@kit/contracts/testing';
import { assertEvent, type CommandMessage } from '@kit/event-kit';
import { describe, expect, it } from 'vitest';
import * as stacks from './stacks.ts';
import { idOf, props, type Properties, type Resources } from './templates.ts';
import { filledIn, util } from './velocity.ts';

interface Method {
  readonly route: string;
  readonly properties: Properties;
}

const services = stacks.services.map((service) => ({ ...service, methods: methodsOf(service.resources) }));
it('an API is reached at an address with the name of its stage', () => {
  const stages = services.flatMap(({ resources }) => resources.of('AWS::ApiGateway::Stage'));
  expect(stages.map(({ StageName }) => StageName)).toEqual(stages.map(() => props.stage));
});

const methods = services.flatMap((service) => service.methods);

/** Every method with its verb and path. */
function methodsOf(resources: Resources): Method[] {
  const parts = new Map(resources.entries('AWS::ApiGateway::Resource'));
  const pathOf = (id: string): string => {
    const { ParentId, PathPart } = parts.get(id) ?? {};
    return typeof PathPart === 'string' ? `${pathOf(idOf(ParentId))}/${PathPart}` : '';
  };
  return resources.of('AWS::ApiGateway::Method').map((properties) => ({
    route: `${String(properties['HttpMethod'])} ${pathOf(idOf(properties['ResourceId']))}`,
    properties,
  }));
}

const methodAt = (service: string, path: string | null): Properties | undefined =>
  services.find(({ name }) => name === service)?.methods.find(({ route }) => route === `POST /${String(path)}`)
    ?.properties;

interface Integration {
  readonly RequestTemplates: Readonly<Record<string, unknown>>;
  readonly RequestParameters: Readonly<Record<string, string>>;
  readonly IntegrationResponses: readonly {
    readonly StatusCode: string;
    readonly SelectionPattern?: string;
    readonly ResponseTemplates: Readonly<Record<string, string>>;
  }[];
}
const integrationOf = (method: Properties | undefined): Integration => (method?.['Integration'] ?? {}) as Integration;

/** A template is a text, or parts of it with names that CloudFormation fills in. */
function templateOf(method: Properties | undefined): string {
  const template = integrationOf(method).RequestTemplates['application/json'];
  if (typeof template === 'string') return template;
  const [, parts] = (template as { 'Fn::Join': [string, unknown[]] })['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : 'arn')).join('');
}

/** What comes out for a request of one caller. */
const mapped = (
  method: Properties | undefined,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): string =>
  filledIn(templateOf(method), {
    util,
    input: { json: () => JSON.stringify(body), params: (name: string) => headers[name] ?? '' },
    context: {
      requestId: 'request-1',
      requestTime: '09/Jul/2026:12:34:56 +0000',
      identity: { caller: 'caller-1' },
      authorizer: { claims: { sub: 'caller-1' } },
    },
  });

const HOSTILE = `a"b\\c'd\ne&f=g$h#i`;
const commands: Readonly<Record<string, CommandContract>> = COMMANDS;
const events: Readonly<Record<string, EventContract>> = EVENTS;

describe('routes', () => {
  it.each(services)('of $name are those of the catalogue, and every caller is known', ({ name, methods }) => {
    const mine = <T extends { readonly service: string }>(rows: readonly T[]): T[] =>
      rows.filter(({ service }) => service === name);
    const declared = [
      ...mine(COMMAND_ROWS).flatMap(({ route }) => (route === null ? [] : [`POST /${route}`])),
      ...mine(REPORTS).map(({ route }) => `POST /${route}`),
      ...mine(READ_MODELS).map(({ route }) => `GET /${route}/{id}`),
    ];
    expect(methods.map(({ route }) => route).sort()).toEqual(declared.sort());
    for (const { properties } of methods)
      expect(properties).toMatchObject({
        RequestValidatorId: expect.anything(),
        AuthorizationType: AUTHORISER === 'signature' ? 'AWS_IAM' : 'COGNITO_USER_POOLS',
      });
  });

  it('check every body against a schema, and every id', () => {
    expect(methods.every(({ route }) => /^(GET|POST) \//.test(route))).toBe(true);
    for (const { route, properties } of methods) {
      if (route.startsWith('POST')) expect(properties['RequestModels'], route).toHaveProperty('application/json');
      else expect(properties['RequestParameters'], route).toEqual({ 'method.request.path.id': true });
    }
  });

  it('for systems ask for an access token where there is a user pool', () => {
    const scoped = methods.filter(({ properties }) => properties['AuthorizationScopes'] !== undefined);
    expect(scoped.length).toBeGreaterThanOrEqual(AUTHORISER === 'userPool' ? REPORTS.length : 0);
    for (const { service, route } of REPORTS) {
      const scopes = methodAt(service, route)?.['AuthorizationScopes'];
      expect(scopes).toEqual(AUTHORISER === 'userPool' ? [`${DOMAIN}/call`] : undefined);
    }
  });
});

const stored = [
  ...COMMAND_ROWS.flatMap((row) =>
    row.route === null || row.mode === 'sync' || row.publishes !== null
      ? []
      : [{ kind: 'command', key: keyOf(row), service: row.service, route: row.route }],
  ),
  ...REPORTS.map(({ event, service, route }) => ({ kind: 'report', key: event, service, route })),
];

/** Methods whose requests API Gateway hands to a service of AWS by itself. */
const mappedTo = (service: string): number =>
  methods.filter(({ properties }) => JSON.stringify(properties['Integration']).includes(`:${service}:`)).length;

describe('what goes to a queue', () => {
  const messageOf = (
    { service, route }: { readonly service: string; readonly route: string },
    headers?: Readonly<Record<string, string>>,
  ): CommandMessage => {
    const form = new URLSearchParams(mapped(methodAt(service, route), { a: HOSTILE }, headers));
    expect(form.get('Action')).toBe('SendMessage');
    return JSON.parse(form.get('MessageBody') ?? '') as CommandMessage;
  };
  it('has the shape that the command handler reads, whatever the caller says', () => {
    expect(mappedTo('sqs')).toBe(stored.length);
    for (const one of stored)
      expect(messageOf(one), one.key).toEqual({
        kind: one.kind,
        name: one.key,
        id: 'request-1',
        correlationId: 'request-1',
        data: { a: HOSTILE },
      });
  });
  it('tells the keys of two callers, and of two commands, apart', () => {
    expect(stored.every(({ route }) => route !== '')).toBe(true);
    for (const one of stored)
      expect(messageOf(one, { 'Idempotency-Key': HOSTILE, 'X-Correlation-Id': HOSTILE })).toMatchObject({
        id: `/${one.key}/caller-1/${HOSTILE}`,
        correlationId: HOSTILE,
      });
  });
  it('knows a key also where its name came in small letters', () => {
    expect(stored.every(({ kind }) => kind !== '')).toBe(true);
    for (const one of stored)
      expect(messageOf(one, { 'idempotency-key': 'k1', 'x-correlation-id': 'c1' })).toMatchObject({
        id: `/${one.key}/caller-1/k1`,
        correlationId: 'c1',
      });
  });
  it('is never told as stored when SQS refused it', () => {
    expect(stored.every(({ service }) => service !== '')).toBe(true);
    for (const { service, route } of stored) {
      const answers = integrationOf(methodAt(service, route)).IntegrationResponses;
      const answerTo = (code: string): string | undefined =>
        answers.find(
          ({ SelectionPattern: pattern }) => pattern !== undefined && new RegExp(`^(${pattern})$`).test(code),
        )?.StatusCode;
      expect(['400', '403', '420', '500', '503'].map(answerTo)).toEqual(['400', '503', '503', '503', '503']);
    }
  });
});

describe('what goes straight to the bus', () => {
  const published = COMMAND_ROWS.filter(({ route, publishes }) => route !== null && publishes !== null);
  it('is the event of the catalogue, and keeps its contract', () => {
    expect(mappedTo('events')).toBe(published.length);
    for (const row of published) {
      const command = commands[keyOf(row)];
      const event = events[row.publishes ?? ''];
      if (command === undefined || event === undefined) throw new Error(`${row.name} is no command`);
      const method = methodAt(row.service, row.route);
      const data = sampleCommand(command);
      const entryOf = (headers?: Readonly<Record<string, string>>): Record<string, string> => {
        const { Entries } = JSON.parse(mapped(method, data, headers)) as { Entries: Record<string, string>[] };
        expect(Entries).toHaveLength(1);
        return Entries[0] ?? {};
      };
      const { Source, DetailType, Detail = '' } = entryOf();
      expect([Source, DetailType]).toEqual([event.source, event.detailType]);
      assertEvent(event, JSON.parse(Detail));
      expect(fromDetail(event, JSON.parse(Detail))).toMatchObject({
        metadata: { eventId: 'request-1', correlationId: 'request-1', time: '2026-07-09T12:34:56Z' },
        data,
      });
      const keyed = entryOf({ 'Idempotency-Key': HOSTILE, 'X-Correlation-Id': HOSTILE });
      expect(fromDetail(event, JSON.parse(keyed['Detail'] ?? '')).metadata).toMatchObject({
        eventId: `/${command.key}/caller-1/${HOSTILE}`,
        correlationId: HOSTILE,
      });
      expect(integrationOf(method).RequestParameters).toMatchObject({
        'integration.request.header.X-Amz-Target': "'AWSEvents.PutEvents'",
      });
    }
  });
  it('is answered by 503 when EventBridge refuses the event', () => {
    expect(published.every(({ mode }) => mode === 'async')).toBe(true);
    for (const { service, route } of published) {
      const [told] = integrationOf(methodAt(service, route)).IntegrationResponses;
      const answer = (FailedEntryCount: number): { status: unknown; text: string } => {
        const context = { requestId: 'request-1', responseOverride: { status: 200 as unknown } };
        const path = (where: string): unknown => (where === '$.FailedEntryCount' ? FailedEntryCount : 'event-1');
        const template = told?.ResponseTemplates['application/json'] ?? '';
        const text = filledIn(template, { input: { path }, context });
        return { status: context.responseOverride.status, text };
      };
      expect(JSON.parse(answer(0).text)).toEqual({ status: 'published', eventId: 'event-1', requestId: 'request-1' });
      expect(JSON.parse(answer(1).text)).toEqual({ status: 'not published, try again' });
      expect(answer(1).status).toBe(503);
    }
  });
});
