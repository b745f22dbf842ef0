import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { addressOf, isLocal, neighbourhoodOf } from './auth/address.ts';
import { configFrom } from './config.ts';
import { DEFAULT_LIMITS } from './limits/limits.ts';
import { settingOf } from './limits/settings.ts';

test('[C18] several nodes need a store that they share', () => {
  const CLUSTER = 'redis://host:6379';
  expect(() => configFrom({ CLUSTER })).toThrow(/^CLUSTER needs STORE as well/);
  expect(() => configFrom({ CLUSTER: 'host:6379', STORE: 'postgres://host/db' })).toThrow(
    /^CLUSTER must be an address/,
  );
  expect(configFrom({ CLUSTER, STORE: 'postgres://host/db', NODE: 'a', LEASE_MS: '5000' })).toMatchObject({
    cluster: CLUSTER,
    node: 'a',
    leaseMs: 5000,
  });
});

test('[Q11] every limit is a setting with a start value', () => {
  expect(configFrom({}).limits).toEqual(DEFAULT_LIMITS);
  for (const [limit, value] of Object.entries(DEFAULT_LIMITS))
    expect(configFrom({ [settingOf(limit)]: String(value + 1) }).limits).toEqual({
      ...DEFAULT_LIMITS,
      [limit]: value + 1,
    });
  expect(settingOf('stickiesPerBoard')).toBe('LIMIT_STICKIES_PER_BOARD');
});

test('[Q11] the documents list every setting, and each limit with its start value', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../docs/run.md'), 'utf8');
  const listed = [...page.matchAll(/^\| `(LIMIT_\w+)` \| (\d+) \|/gm)].map(([, name, value]) => [name, Number(value)]);
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries(Object.entries(DEFAULT_LIMITS).map(([limit, value]) => [settingOf(limit), value])),
  );
  for (const setting of ['PORT', 'HOST', 'DATA_DIR', 'ALLOWED_ORIGINS', 'TRUSTED_PROXIES', 'METRICS_TOKEN'])
    expect(page).toContain(`| \`${setting}\` |`);
});

test.each(['0', '-1', '1.5', '1e3', 'many', '99999999999'])('[Q11] "%s" is no limit, and is told', (value) => {
  expect(() => configFrom({ LIMIT_TICK_MS: value })).toThrow(
    `LIMIT_TICK_MS must be a number from 1 to 2147483647, not "${value}".`,
  );
});

test('[Q11] a limit that does not exist is told, because whoever set it relies on it', () => {
  expect(() => configFrom({ LIMIT_SOCKETS: '5' })).toThrow('There is no setting LIMIT_SOCKETS');
});

const request = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as Parameters<typeof addressOf>[0];

test('[Q9] an address is the one seen last by a proxy that is trusted', () => {
  const headers = { 'x-forwarded-for': '1.1.1.1, 2.2.2.2,3.3.3.3' };
  expect([0, 1, 2, 3, 4].map((proxies) => addressOf(request('::ffff:9.9.9.9', headers), proxies))).toEqual([
    '9.9.9.9',
    '3.3.3.3',
    '2.2.2.2',
    '1.1.1.1',
    '1.1.1.1',
  ]);
  expect(addressOf(request('9.9.9.9'), 1)).toBe('9.9.9.9');
});

test('[Q9] addresses of IPv6 count by their network', () => {
  expect(neighbourhoodOf('2001:db8:1:2:3:4:5:6')).toBe(neighbourhoodOf('2001:db8:1:2::9'));
  expect(neighbourhoodOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(neighbourhoodOf('2001:db8:1:3::1')).not.toBe(neighbourhoodOf('2001:db8:1:2::1'));
  expect(neighbourhoodOf('192.0.2.1')).toBe('192.0.2.1');
});

test('[O3] what a proxy of the same machine passes on is not local', () => {
  expect(isLocal(request('127.0.0.1'), 0)).toBe(true);
  expect(isLocal(request('::ffff:127.0.0.1'), 0)).toBe(true);
  expect(isLocal(request('::1'), 0)).toBe(true);
  expect(isLocal(request('192.0.2.1'), 0)).toBe(false);
  expect(isLocal(request('127.0.0.1', { 'x-forwarded-for': '192.0.2.1' }), 0)).toBe(false);
  expect(isLocal(request('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), 0)).toBe(false);
  expect(isLocal(request('127.0.0.1', { 'x-forwarded-for': '192.0.2.1' }), 1)).toBe(false);
});
