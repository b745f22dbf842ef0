import { add, type BoardChange, emptyBoard, eventVersionId, patch, remove } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { exportProblems, exportWarnings } from './problems.ts';

const rules = (...changes: readonly BoardChange[]): string[] =>
  [...new Set(exportProblems(shop(...changes)).map(({ rule }) => rule))].sort();
const many = (count: number, row: (at: number) => BoardChange): BoardChange[] =>
  Array.from({ length: count }, (_, at) => row(at));

describe('what keeps a board from becoming code', () => {
  it('[X10] no microservice', () => {
    expect(exportProblems(emptyBoard)).toMatchObject([{ rule: 'X10' }]);
  });

  it('[X122] [X123] a command straight to the bus that is not exactly its event', () => {
    const field = (owner: string, name: string, required = true) =>
      add('fields', `${owner}.${name}`, { owner, order: name, name, type: 'string', required });
    const bus = patch('elements', 'k5', { intake: 'bus', mode: 'async' });
    expect(rules(bus)).toEqual([]);
    expect(rules(bus, patch('elements', 'k5', { mode: 'sync' }))).toEqual(['X122']);
    expect(rules(bus, field(eventVersionId('e8', 1), 'by'))).toEqual(['X123']);
    expect(rules(bus, field(eventVersionId('e8', 1), 'by', false))).toEqual([]);
    expect(rules(bus, field('k5', 'by'))).toEqual(['X123']);
    expect(rules(bus, field('k5', 'by'), field(eventVersionId('e8', 1), 'by'))).toEqual([]);
    expect(rules(bus, remove('flows', 'k5-e8'))).toEqual(['X123']);
    const second = add('eventVersions', eventVersionId('e8', 2), { event: 'e8', version: 2, status: 'inUse' });
    expect(rules(bus, second)).toEqual(['X123']);
    // Nobody outside issues it, so there is no way in.
    expect(rules(bus, field('k5', 'by'), remove('flows', 'a1-k5'))).toEqual([]);
  });

  it('[X124] [X125] a service of AWS without a name of AWS, an event of it without a detail-type', () => {
    const cloud = (cloudSource: string) => patch('elements', 'x1', { cloudSource });
    const type = (cloudDetailType: string) => patch('elements', 'e7', { cloudDetailType });
    expect(rules(cloud('aws.s3'), type('Object Created'))).toEqual([]);
    expect(rules(cloud('s3'), type('Object Created'))).toEqual(['X124']);
    expect(rules(cloud('com.bank'), type('Object Created'))).toEqual(['X124']);
    expect(rules(cloud('aws.s3'))).toEqual(['X125']);
    expect(rules(cloud('aws.s3'), type(' '))).toEqual(['X125']);
    expect(rules(cloud('aws.s3'), type('${Token[1]}'))).toEqual(['X125']);
    expect(rules(type('Object Created'))).toEqual(['X125']);
  });

  it('[X13] an event that is consumed and not produced; one that nobody consumes is only left out', () => {
    const consumed = add('subscriptions', 'n1', {
      service: 's1',
      scope: 'events',
      versions: [eventVersionId('e9', 1)],
      reason: 'record',
    });
    expect(rules()).toEqual([]);
    expect(rules(consumed)).toEqual(['X13']);
  });

  it('[X14] two producers', () => {
    expect(rules(add('flows', 'n1', { from: 'k3', to: 'e1' }))).toEqual(['X14']);
    expect(rules(add('flows', 'n1', { from: 'm2', to: 'e1' }), patch('elements', 'm2', { service: 's3' }))).toEqual([
      'X14',
    ]);
  });

  it('[X15] a policy or a timer whose command belongs to another service', () => {
    expect(rules(add('flows', 'n1', { from: 'q1', to: 'k2' }))).toEqual(['X15']);
    expect(rules(patch('elements', 'm1', { service: 's1' }))).toEqual(['X15']);
  });

  it('[X17] a subscription to a retired version', () => {
    expect(rules(patch('eventVersions', eventVersionId('e3', 1), { status: 'retired' }))).toContain('X17');
  });

  it('[X34] a subscription to a version that nobody writes', () => {
    const draft = (version: number, status: 'draft' | 'inUse') =>
      add('eventVersions', eventVersionId('e3', version), { event: 'e3', version, status });
    const listen = (version: number) => patch('subscriptions', 'u4', { versions: [eventVersionId('e3', version)] });
    const first = patch('eventVersions', eventVersionId('e3', 1), { status: 'draft' });
    expect(rules(draft(2, 'draft'), listen(2))).toEqual(['X34']);
    expect(rules(draft(2, 'inUse'), listen(2))).toEqual([]);
    expect(rules(draft(2, 'inUse'), listen(1))).toEqual([]);
    expect(rules(first, draft(2, 'draft'), listen(1))).toEqual(['X34']);
    expect(rules(first, draft(2, 'draft'), listen(2))).toEqual([]);
  });

  it('[X18] a join without a key that all events have, or without a timeout', () => {
    expect(rules(patch('elements', 'q2', { correlationKey: null }))).toEqual(['X18']);
    expect(rules(patch('elements', 'q2', { correlationKey: 'total' }))).toEqual(['X18']);
    expect(rules(patch('elements', 'q2', { correlationKey: 'paymentId' }))).toEqual(['X18']);
    expect(rules(patch('elements', 'q2', { timeout: null }))).toEqual(['X18']);
    expect(rules(patch('elements', 'q2', { timeout: 'soon' }))).toEqual(['X18']);
    expect(rules(patch('elements', 'q2', { timeout: 'PT0S' }))).toEqual(['X18']);
    expect(rules(patch('elements', 'q2', { timeout: 'PT30M' }))).toEqual([]);
    expect(rules(patch('elements', 'q2', { when: 'any', correlationKey: null, timeout: null }))).toEqual([]);
  });

  it('[X19] a timer without a schedule that EventBridge Scheduler reads', () => {
    for (const schedule of [null, 'every day', 'rate(0 hours)', 'cron(0 3 * * *)', 'rate(1 hour); x'])
      expect(rules(patch('elements', 'm1', { schedule })), String(schedule)).toEqual(['X19']);
    for (const schedule of ['rate(5 minutes)', 'cron(30 3 ? * SUN *)', 'at(2026-12-31T23:59:59)'])
      expect(rules(patch('elements', 'm1', { schedule })), schedule).toEqual([]);
  });

  it('[X21] [X22] [X23] fields of no type, choices without values, types that need themselves', () => {
    expect(rules(patch('fields', 'k1.2', { valueType: null }))).toEqual(['X21']);
    expect(rules(patch('fields', 'k1.0', { type: 'enum' }))).toEqual(['X22']);
    const self = { owner: 't1', order: 'c', name: 'of', type: 'object', valueType: 't1', required: true } as const;
    expect(rules(add('fields', 't1c', self))).toEqual(['X23']);
    expect(rules(add('fields', 't1c', { ...self, required: false }))).toEqual([]);
    expect(rules(add('fields', 't1c', { ...self, list: true }))).toEqual([]);
  });

  it('[X24] [X25] [X26] addresses that EventBridge or its registry do not take', () => {
    for (const sourcePrefix of ['aws.shop', '../../x', 'a b', 'shop/eu', 'x'.repeat(200)])
      expect(rules(patch('settings', 'settings', { sourcePrefix })), sourcePrefix).toContain('X24');
    expect(rules(patch('elements', 'e1', { detailType: 'x'.repeat(129) }))).toEqual(['X25']);
    expect(rules(patch('elements', 'e4', { detailType: 'OrderPlaced' }))).toEqual(['X26']);
  });

  it('[X27] values and detail types that CDK would take for tokens', () => {
    for (const text of ['${Token[TOKEN.1]}', '#{x}', '${AWS::Region}']) {
      expect(rules(patch('elements', 'e1', { detailType: text })), text).toEqual(['X27']);
      expect(rules(patch('fields', 'k1.0', { type: 'enum', values: ['plain', text] })), text).toEqual(['X27']);
    }
  });

  it('[X160] a rule that names more events than any pattern holds', () => {
    const events = many(130, (at) =>
      add('elements', `z${at}`, {
        kind: 'event',
        label: `Something with a long name happened ${at}`,
        service: 's3',
        column: 'z',
      }),
    );
    const versions = Array.from({ length: 130 }, (_, at) => eventVersionId(`z${at}`, 1));
    const one = add('subscriptions', 'z', { service: 's1', scope: 'events', versions, reason: 'record' });
    expect(rules(...events, one)).toEqual(['X160']);
    expect(
      rules(...events, add('subscriptions', 'z', { service: 's1', scope: 'source', producer: 's3', reason: 'record' })),
    ).toEqual([]);
  });

  it('[X31] counts a pattern as the kit writes it: one alternative for each source', () => {
    const services = many(24, (at) => add('services', `z${at}`, { name: `Shop ${at}`, context: 'c2' }));
    const events = many(24, (at) =>
      add('elements', `z${at}e`, { kind: 'event', label: `Sold ${at}`, service: `z${at}`, column: 'z' }),
    );
    const versions = Array.from({ length: 24 }, (_, at) => eventVersionId(`z${at}e`, 1));
    const listen = (count: number) =>
      add('subscriptions', 'z', {
        service: 's1',
        scope: 'events',
        versions: versions.slice(0, count),
        reason: 'record',
      });
    const warned = (count: number) =>
      exportWarnings(shop(...services, ...events, listen(count))).map(({ rule }) => rule);
    expect(rules(...services, ...events, listen(24))).toEqual([]);
    expect(warned(24)).toEqual(['X31']);
    expect(warned(15)).toEqual([]);
  });

  it('[X32] a stack with too many resources', () => {
    const listens = (count: number) =>
      many(count, (at) => add('subscriptions', `z${at}`, { service: 's3', scope: 'bus', reason: 'record' }));
    expect(rules(...listens(20))).toEqual([]);
    expect(rules(...listens(30))).toEqual(['X32']);
  });

  it('[X33] every problem says where it is, and what to do', () => {
    const problems = exportProblems(
      shop(
        patch('settings', 'settings', { busFlavour: 'custom' }),
        patch('elements', 'k1', { mode: 'async', intake: 'bus' }),
        patch('subscriptions', 'u1', { kind: 'destination' }),
        patch('elements', 'm1', { schedule: null }),
      ),
    );
    expect([...new Set(problems.map(({ rule }) => rule))].sort()).toEqual(['X100', 'X123', 'X19']);
    for (const problem of problems) {
      expect(problem.at).not.toBe('');
      expect(problem.message).toMatch(/^[A-Z"].*\.$/);
      expect(problem.remedy).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('[X33] asking twice costs nothing', () => {
    const board = shop();
    expect(exportProblems(board)).toBe(exportProblems(board));
    expect(exportProblems(shop(remove('services', 's3'))).length).toBeGreaterThanOrEqual(0);
  });
});
