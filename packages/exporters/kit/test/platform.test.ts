import { alarmTopicParameter, busArnParameter, busName, registryFor } from '@kit/cdk-kit';
import { EVENTS, SERVICES, registryName } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { describe, expect, it } from 'vitest';
import { PlatformStack } from '../platform/lib/platform-stack.ts';
import { expectLogs } from './routes.ts';
import { platform, services } from './stacks.ts';
import { Resources, newApp, props } from './templates.ts';

describe('the platform', () => {
  it('gives services its bus and its alarm topic by name of a parameter', () => {
    const names = platform.of('AWS::SSM::Parameter').map(({ Name }) => Name);
    expect(names).toEqual(expect.arrayContaining([busArnParameter('test'), alarmTopicParameter('test')]));
    expect(busName('test')).not.toBe('default');
  });

  it('has one topic for all alarms and one registry for all schemas', () => {
    expect(platform.of('AWS::SNS::Topic')).toHaveLength(1);
    expect(platform.of('AWS::EventSchemas::Registry').map((one) => one['RegistryName'])).toEqual([registryFor('test')]);
  });

  it('has no queue: what cannot be delivered is parked by those who listen', () => {
    expect(platform.of('AWS::SQS::Queue')).toEqual([]);
    expect(platform.of('AWS::CloudWatch::Alarm')).toEqual([]);
  });

  it('lets the APIs of the account write logs, when there is one', () => {
    const apis = services.flatMap(({ resources }) => resources.of('AWS::ApiGateway::RestApi'));
    expect(platform.of('AWS::ApiGateway::Account')).toHaveLength(apis.length > 0 ? 1 : 0);
    const elsewhere = newApp({ apiLogs: 'account' });
    expect(new Resources(new PlatformStack(elsewhere, props)).of('AWS::ApiGateway::Account')).toHaveLength(0);
  });
});

describe.each(services)('$name', ({ name, resources }) => {
  const works = resources.of('AWS::Lambda::Function').length + resources.of('AWS::SQS::Queue').length > 0;

  it('takes from the platform what is behind its parameters, and nothing else', () => {
    const known = [...platform.of('AWS::SSM::Parameter').map(({ Name }) => Name)];
    expect(resources.parameters().length > 0).toBe(works);
    for (const parameter of resources.parameters()) expect(known).toContain(parameter);
  });

  it('publishes the schemas of its own events in the registry', () => {
    const own = Object.values<EventContract>(EVENTS).filter(({ producer }) => producer === name);
    const schemas = resources.of('AWS::EventSchemas::Schema');
    expect(schemas.map((one) => one['SchemaName']).sort()).toEqual(own.map(registryName).sort());
    for (const schema of schemas) expect(schema['RegistryName']).toBe(registryFor('test'));
  });

  it('carries its context and its team as tags', () => {
    const service = SERVICES.find((one) => one.name === name);
    const tags = resources.tags();
    const said = (text = ''): boolean => works && /[\p{L}\p{N}]/u.test(text);
    expect(tags).toMatchObject(works ? { service: name, stage: 'test' } : {});
    expect('bounded-context' in tags).toBe(said(service?.context));
    expect('team' in tags).toBe(said(service?.team));
  });

  it('leaves a trace of what could not be delivered', () => {
    expectLogs({ platform, service: resources });
  });
});
