import { AUTHORISER, COMMAND_ROWS, DOMAIN, READ_MODELS, REPORTS, keyOf } from '@kit/contracts/catalog';
import type { CommandMessage } from '@kit/event-kit';
import { describe, expect, it } from 'vitest';
import { HOSTILE, integrationOf, mapped, mappedTo, methodAt, methods, services } from './methods.ts';
import { props } from './templates.ts';

it('an API is reached at an address with the name of its stage', () => {
  const stages = services.flatMap(({ resources }) => resources.of('AWS::ApiGateway::Stage'));
  expect(stages.map(({ StageName }) => StageName)).toEqual(stages.map(() => props.stage));
});

const ONE = { 'method.request.path.id': true };
const MANY = Object.fromEntries(['list', 'limit', 'next'].map((name) => [`method.request.querystring.${name}`, false]));

describe('routes', () => {
  it.each(services)('of $name are those of the catalogue, and every caller is known', ({ name, methods }) => {
    const mine = <T extends { readonly service: string }>(rows: readonly T[]): T[] =>
      rows.filter(({ service }) => service === name);
    const declared = [
      ...mine(COMMAND_ROWS).flatMap(({ route }) => (route === null ? [] : [`POST /${route}`])),
      ...mine(REPORTS).map(({ route }) => `POST /${route}`),
      ...mine(READ_MODELS).flatMap(({ route }) => [`GET /${route}`, `GET /${route}/{id}`]),
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
      else expect(properties['RequestParameters'], route).toEqual(route.endsWith('/{id}') ? ONE : MANY);
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
        caller: 'caller-1',
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
