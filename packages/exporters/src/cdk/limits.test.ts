import { readFileSync } from 'node:fs';
import { add, type Board, type BoardChange, emptyBoard, eventVersionId, type Json, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { EXPORTERS } from '../registry.ts';
import { wellFormed } from '../sinks/index.ts';
import { HOSTILE } from '../testing/hostile.ts';
import { shop } from '../testing/shop.ts';
import { registryName } from './kit/index.ts';
import { KIT } from './kit/kit.generated.ts';
import { LIMITS, type Limit, STAGE_MAX } from './limits.ts';
import { planOf } from './plan/plan.ts';
import { catalogOf } from './print/catalog.ts';
import { resourcesOf } from './problems/limits.ts';
import { sampleBytes, utf8Bytes } from './problems/sizes.ts';
import { exportProblems, exportWarnings } from './problems.ts';

const problems = (...changes: readonly BoardChange[]): string[] => rulesOf(exportProblems(shop(...changes)));
const warnings = (...changes: readonly BoardChange[]): string[] => rulesOf(exportWarnings(shop(...changes)));
const rulesOf = (found: readonly { readonly rule: string }[]): string[] => [...new Set(found.map(({ rule }) => rule))];
const many = (count: number, row: (at: number) => BoardChange): BoardChange[] =>
  Array.from({ length: count }, (_, at) => row(at));

/** The shop with a sample of `bytes` bytes for "Order placed", which an aggregate publishes. */
const withSample = (event: string, bytes: number): BoardChange => {
  const given: Readonly<Record<string, Json>> = planOf(shop()).events.find(({ row }) => row === event)?.sample ?? {};
  const sample = event === 'e6' ? {} : { ...given, note: 'x'.repeat(bytes) };
  return patch('eventVersions', eventVersionId(event, 1), { sample });
};

describe('what AWS raises on request is a warning', () => {
  const services = many(61, (at) => add('services', `z${at}`, { name: `Listener ${at}`, context: 'c2' }));
  const listens = (count: number, kind: 'queue' | 'direct') =>
    many(count, (at) =>
      add('subscriptions', `z${at}`, { service: `z${at % 61}`, kind, scope: 'bus', reason: 'record' }),
    );

  it('[X30] more rules than a bus has room for', () => {
    expect(problems(...services, ...listens(300, 'direct'))).toEqual([]);
    expect(warnings(...services, ...listens(300, 'direct'))).toEqual(['X30']);
    expect(warnings(...services, ...listens(290, 'direct'))).toEqual([]);
    const custom = patch('settings', 'settings', { busFlavour: 'custom' });
    expect(warnings(...services, ...listens(300, 'direct'), custom)).toEqual([]);
  });

  it('[X167] more functions at one time than an account has', () => {
    expect(warnings(...services, ...listens(100, 'queue'))).toEqual(['X167']);
    expect(warnings(...services, ...listens(90, 'queue'))).toEqual([]);
    expect(warnings(...services, ...listens(120, 'direct'))).toEqual([]);
  });
});

describe('sizes', () => {
  it('[X161] a sample that is larger than one event may be', () => {
    expect(problems(withSample('e1', 1_050_000))).toEqual(['X161']);
    expect(exportProblems(shop(withSample('e1', 1_050_000)))[0]?.at).toBe(eventVersionId('e1', 1));
  });

  it('[X162] a sample that no row of the outbox holds', () => {
    expect(problems(withSample('e1', 420_000))).toEqual(['X162']);
    expect(problems(withSample('e1', 400_000))).toEqual([]);
  });

  it('[X162] an event that is published at once has the whole size of an event', () => {
    const field = add('fields', 'z', { owner: eventVersionId('e5', 1), name: 'note', order: 'z', type: 'string' });
    const sample = { reportId: '7b0e5c11-5c3b-4f5e-8a1d-2a4f0c6f9a01', note: 'x'.repeat(420_000) };
    const board = [field, patch('eventVersions', eventVersionId('e5', 1), { sample })];
    expect(problems(...board)).toEqual([]);
    expect(warnings(...board)).toEqual(['X163']);
  });

  it('[X163] a sample that topics, workflows and some buses do not take', () => {
    expect(warnings(withSample('e1', 270_000))).toEqual(['X163']);
    expect(warnings(withSample('e1', 250_000))).toEqual([]);
  });

  it('[X161] counts bytes as EventBridge does', () => {
    for (const text of ['', 'abc', 'größe', '日本', '🎉 party', ...HOSTILE])
      expect(utf8Bytes(wellFormed(text)), JSON.stringify(text)).toBe(Buffer.byteLength(wellFormed(text), 'utf8'));
    const [event] = planOf(shop()).events;
    if (event === undefined) throw new Error('no event');
    const more = { ...event, detailType: `${event.detailType}ä` };
    expect(sampleBytes('plain', more)).toBe(sampleBytes('plain', event) + 2);
    expect(sampleBytes('plain', event)).toBeLessThan(sampleBytes('metadataData', event));
  });

  const longFields = (event: string, count: number, length: number): BoardChange[] =>
    many(count, (at) =>
      add('fields', `z${event}${at}`, {
        owner: eventVersionId(event, 1),
        order: `z${String(at).padStart(4, '0')}`,
        name: `field${at}`,
        description: 'x'.repeat(length),
      }),
    );

  it('[X164] a schema that is longer than the registry takes', () => {
    expect(problems(...longFields('e1', 60, 1900))).toEqual(['X164']);
    expect(problems(...longFields('e1', 40, 1900))).toEqual([]);
  });

  it('[X165] a template that is longer than CloudFormation takes', () => {
    const events = many(16, (at) =>
      add('elements', `z${at}`, { kind: 'event', label: `Sold ${at}`, service: 's3', column: 'z' }),
    );
    const fields = (count: number) => Array.from({ length: 16 }, (_, at) => longFields(`z${at}`, count, 1900)).flat();
    expect(problems(...events, ...fields(35))).toEqual(['X165']);
    expect(problems(...events, ...fields(10))).toEqual([]);
  });
});

describe('names', () => {
  it('[X166] a bus that cannot be called in AWS as it is called on the board', () => {
    expect(warnings(patch('bus', 'bus', { name: 'default' }))).toEqual(['X166']);
    expect(warnings(patch('bus', 'bus', { name: 'バス' }))).toEqual(['X166']);
    expect(warnings(patch('bus', 'bus', { name: 'The bus of the whole company and all its friends' }))).toEqual([
      'X166',
    ]);
    expect(warnings(patch('bus', 'bus', { name: 'Shop bus' }))).toEqual([]);
    expect(exportWarnings(shop(patch('bus', 'bus', { name: 'default' })))[0]?.message).toContain('"small-shop-bus"');
  });

  const LONG = 'Internationale Grosshandelsgenossenschaft der vereinigten Buchhändler Nr. 12345';
  const called = (text: string): Board =>
    shop(
      patch('settings', 'settings', { title: text, sourcePrefix: 'a'.repeat(100) }),
      patch('bus', 'bus', { name: text }),
      ...['s1', 's2', 's3'].map((id) => patch('services', id, { name: `${text} ${id}` })),
      patch('elements', 'e1', { label: text }),
    );

  it.each([LONG, ...HOSTILE])('[X169] of %j stay within what AWS takes, with the longest stage', (text) => {
    const { domain, bus, services, events } = catalogOf(planOf(called(text)));
    const stage = 's'.repeat(STAGE_MAX);
    const within = (limit: Limit, name: string): void => {
      expect(name.length, `${limit.what}: ${name}`).toBeLessThanOrEqual(limit.max);
      expect(name).toMatch(/^[/\w.@-]+$/);
    };
    within(LIMITS.busName, `${bus}-${stage}`);
    within(LIMITS.archiveName, `${bus}-${stage}`);
    within(LIMITS.registryName, `${domain}-${stage}`);
    within(LIMITS.topicName, `${domain}-${stage}-alarms`);
    within(LIMITS.parameterName, `/${domain}/${stage}/alarm-topic-arn`);
    for (const { name } of services) within(LIMITS.stackName, `${domain}-${stage}-${name}`);
    for (const event of events) within(LIMITS.schemaName, registryName(event));
  });

  it('[X169] the kit names nothing else, and checks the stage', () => {
    expect(KIT['packages/cdk-kit/src/guardrails.ts']).toContain(`{0,${STAGE_MAX - 1}}$`);
    const named = Object.entries(KIT).flatMap(([path, text]) =>
      !/^(packages\/cdk-kit|platform)\//.test(path)
        ? []
        : (text.match(/\b(functionName|ruleName|queueName|scheduleName|tableName): /g) ?? []),
    );
    expect(named).toEqual([]);
  });
});

describe('warnings', () => {
  it('[X168] stop nothing, say where they are and what to do, and cost nothing when asked again', () => {
    const board = shop(withSample('e1', 270_000), patch('bus', 'bus', { name: 'default' }));
    expect(exportProblems(board)).toEqual([]);
    expect(exportWarnings(board)).toHaveLength(2);
    expect(exportWarnings(board)).toBe(exportWarnings(board));
    for (const warning of exportWarnings(board)) {
      expect(warning.at).not.toBe('');
      expect(warning.message).toMatch(/^[A-Z].*\.$/);
      expect(warning.remedy).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('[X168] wait until there are no problems', () => {
    expect(warnings(patch('elements', 'm1', { schedule: null }), patch('bus', 'bus', { name: 'default' }))).toEqual([]);
    for (const exporter of EXPORTERS) expect(exporter.warnings(emptyBoard)).toEqual([]);
  });
});

describe('the table of limits', () => {
  const rows = Object.entries<Limit>(LIMITS);
  const spec = readFileSync(new URL('../../SPEC.md', import.meta.url), 'utf8');

  it.each(rows)('[X171] %s has a page of AWS and says what keeps it', (_, { max, what, source, kept }) => {
    expect(max).toBeGreaterThan(0);
    expect(what).toMatch(/^[a-z]/);
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/[\w./-]+\.html$/);
    expect(kept).not.toBe('');
    for (const rule of kept.match(/X\d+/g) ?? []) expect(spec).toContain(`- **${rule}** `);
  });

  it('[X171] no rule of the kit has a wildcard', () => {
    expect(KIT['contracts/src/patterns.ts']).not.toContain('wildcard');
  });

  it('[X170] the tests of a generated project count the targets of its rules', () => {
    const counted = `expect(targets.length).toBeLessThanOrEqual(${LIMITS.targetsPerRule.max})`;
    expect(KIT['test/infrastructure.test.ts']).toContain(counted);
  });

  it('[X170] a subscriber of a custom bus has one target, and the bus keeps events for as long as it may', () => {
    const routing = KIT['packages/cdk-kit/src/routing.custom.ts'] ?? '';
    expect(routing.match(/invokeConfiguration: \{ targetArn/g)).toHaveLength(LIMITS.targetsPerSubscriber.max);
    const kept = Object.values(KIT).flatMap((text) => [...text.matchAll(/retentionPeriodInDays: (\d+)/g)]);
    expect(kept).toHaveLength(1);
    for (const [, days] of kept) expect(Number(days)).toBeLessThanOrEqual(LIMITS.retentionDays.max);
    expect(Object.values(KIT).some((text) => text.includes('CfnEventSource'))).toBe(false);
  });

  it('[X161] says that the sample is what is measured', () => {
    const [problem] = exportProblems(shop(withSample('e1', 1_050_000)));
    expect(problem?.remedy).toContain('The sample is what is measured, because a field has no greatest length.');
  });

  it('[X32] counts what a custom bus adds to each route and to timers that tell an event', () => {
    const classic = planOf(shop());
    const custom = planOf(shop(patch('settings', 'settings', { busFlavour: 'custom' })));
    const added = custom.services.map((service, at) => {
      const other = classic.services[at];
      return other === undefined ? 0 : resourcesOf(custom, service) - resourcesOf(classic, other);
    });
    expect(added.every((count) => count >= 7)).toBe(true);
  });
});
