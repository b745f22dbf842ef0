import { decodeFrame, readAwareness, writeAwareness } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { Shares } from '../limits/shares.ts';
import { Meters } from '../ops/meters.ts';
import { Member, type Outlet } from './member.ts';
import { Presence } from './presence.ts';

/** Nobody has to wait, however slow the machine is. */
const shares = new Shares({ ...DEFAULT_LIMITS, shareMsAtOnce: 1e9 });

const silent: Outlet = { waiting: 0, send: () => undefined, close: () => undefined };
const memberOf = (user: string): Member =>
  new Member(silent, { workshop: 'w', role: 'participant', user }, { write: true }, true, {
    limits: DEFAULT_LIMITS,
    meters: new Meters(),
  });
const said = (client: number, clock: number, state: unknown): Uint8Array =>
  writeAwareness([{ client, clock, state: JSON.stringify(state) }]);
const newsOf = (presence: Presence): unknown[] => {
  const bytes = presence.takeNews();
  const frame = bytes && decodeFrame(bytes);
  if (frame?.type !== 'awareness') return [];
  return (readAwareness(frame.bytes) ?? []).map(({ client, state }) => [client, JSON.parse(state)]);
};

test('[V15] what somebody shows of themselves goes out once a tick, the newest only', () => {
  const presence = new Presence(DEFAULT_LIMITS, shares);
  const ann = memberOf('ann');
  expect(presence.receive(ann, said(1, 1, { x: 1 }))).toBe(true);
  expect(presence.receive(ann, said(1, 2, { x: 2 }))).toBe(true);
  expect(newsOf(presence)).toEqual([[1, { x: 2 }]]);
  expect(newsOf(presence)).toEqual([]);
  presence.receive(ann, said(1, 1, { x: 'old' }));
  expect(newsOf(presence)).toEqual([]);
});

test('[V15] nobody speaks for somebody else, and echoes are passed over', () => {
  const presence = new Presence(DEFAULT_LIMITS, shares);
  const [ann, bob] = [memberOf('ann'), memberOf('bob')];
  presence.receive(ann, said(1, 1, { name: 'Ann' }));
  newsOf(presence);
  presence.receive(bob, said(1, 9, null));
  presence.receive(bob, said(1, 9, { name: 'Evil' }));
  expect(newsOf(presence)).toEqual([]);
  expect(presence.userOf(1)).toBe('ann');
});

test('[V15] one connection shows at most two clients, in at most 4 KB of JSON each', () => {
  const presence = new Presence(DEFAULT_LIMITS, shares);
  const ann = memberOf('ann');
  const ghosts = Array.from({ length: 1000 }, (_, client) => ({ client, clock: 1, state: '{}' }));
  presence.receive(ann, writeAwareness(ghosts));
  expect(newsOf(presence)).toHaveLength(2);
  const bob = memberOf('bob');
  for (const state of ['x'.repeat(4096), '[]', '1', 'nonsense{', '"text"'])
    presence.receive(bob, writeAwareness([{ client: 5000, clock: 1, state }]));
  presence.receive(bob, said(5000, 1, { text: 'x'.repeat(4096) }));
  expect(newsOf(presence)).toEqual([]);
  expect(presence.receive(bob, Uint8Array.of(200, 1))).toBe(false);
});

test('[V15] whoever leaves disappears, and may come back before the old connection is over', () => {
  const presence = new Presence(DEFAULT_LIMITS, shares);
  const before = memberOf('ann');
  presence.receive(before, said(1, 1, { name: 'Ann' }));
  const after = memberOf('ann');
  presence.receive(after, said(1, 2, { name: 'Ann again' }));
  newsOf(presence);
  presence.leave(before);
  expect(newsOf(presence)).toEqual([]);
  presence.leave(after);
  expect(newsOf(presence)).toEqual([[1, null]]);
  expect(presence.everybody()).toBeUndefined();
});

test('[V46] presence of somebody who has to wait is left out', () => {
  const own = new Shares(DEFAULT_LIMITS);
  const presence = new Presence(DEFAULT_LIMITS, own);
  own.charge('ann', 10_000, performance.now());
  expect(presence.receive(memberOf('ann'), said(1, 1, { name: 'Ann' }))).toBe(true);
  presence.receive(memberOf('bob'), said(2, 1, { name: 'Bob' }));
  expect(newsOf(presence)).toEqual([[2, { name: 'Bob' }]]);
});
