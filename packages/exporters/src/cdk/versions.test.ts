import { add, type BoardChange, eventVersionId, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { exportProblems } from './problems.ts';
import { projectFiles } from './project.ts';

const version = (event: string, number: number, status: 'draft' | 'inUse' | 'retired'): BoardChange =>
  add('eventVersions', eventVersionId(event, number), { event, version: number, status });
const field = (event: string, number: number): BoardChange =>
  add('fields', `${event}.v${number}.orderId`, {
    owner: eventVersionId(event, number),
    order: 'a',
    name: 'orderId',
    type: 'uuid',
    required: true,
  });
const project = async (...changes: readonly BoardChange[]): Promise<ReadonlyMap<string, string>> => {
  const board = shop(...changes);
  expect(exportProblems(board)).toEqual([]);
  return new Map((await projectFiles(board, tools)).map(({ path, text }) => [path, text]));
};

describe('the versions of an event', () => {
  const listen = (...versions: readonly number[]): BoardChange =>
    patch('subscriptions', 'u3', { versions: versions.map((one) => eventVersionId('e4', one)) });

  it('[X174] a retired version is published by nobody, and that is told where contracts are looked at', async () => {
    const retired = patch('eventVersions', eventVersionId('e4', 1), { status: 'retired' });
    const files = await project(version('e4', 2, 'inUse'), field('e4', 2), listen(2), retired);
    const catalog = JSON.parse(files.get('contracts/catalog.json') ?? '');
    expect(catalog.retired).toEqual(['OrderConfirmed.v1']);
    expect(
      catalog.events.map(({ name, version: at }: { name: string; version: number }) => `${name}.v${at}`),
    ).not.toContain('OrderConfirmed.v1');
    expect([...files.keys()].filter((path) => path.includes('OrderConfirmed.v1'))).toEqual([]);
    expect(files.get('docs/contracts.md')).toContain('`OrderConfirmed.v1` is retired, and no subscription names it');
    expect(files.get('services/order/src/domain/order.ts')).not.toContain('OrderConfirmedV1');
  });

  it('[X174] an older version that no subscription names is told, and which is the newest', async () => {
    const both = [version('e4', 2, 'inUse'), field('e4', 2)];
    const told =
      '`OrderConfirmed.v1` is still published and named by no subscription, and there is `OrderConfirmed.v2`';
    expect((await project(...both, listen(2))).get('docs/contracts.md')).toContain(told);
    expect((await project(...both, listen(1, 2))).get('docs/contracts.md')).not.toContain(told);
    expect((await project()).get('docs/contracts.md')).toContain('Every version that is published is needed.');
  });

  it('[X174] every version in use is told from one fact', async () => {
    const files = await project(version('e4', 2, 'inUse'), field('e4', 2), listen(1, 2));
    const domain = files.get('services/order/src/domain/order.ts') ?? '';
    expect(domain).toContain('fact(OrderConfirmedV1,');
    expect(domain).toContain('fact(OrderConfirmedV2,');
    expect(files.get('docs/contracts.md')).toMatch(/\| `OrderConfirmed.v1` \| in use \| Order \| Order \|/);
  });
});
