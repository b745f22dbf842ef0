import {
  add,
  applyChanges,
  type Board,
  type BoardChange,
  eventVersionId,
  normalise,
  patch,
  remove,
} from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { projectFiles } from '../cdk/project.ts';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import type { Change } from './compare.ts';
import { type BoardDiff, diffBoards } from './diff.ts';
import { diffMarkdown } from './markdown.ts';

const changed = (...changes: readonly BoardChange[]): Board => normalise(applyChanges(shop(), changes));
const diff = (...changes: readonly BoardChange[]): BoardDiff => diffBoards(shop(), changed(...changes));
const all = ({ producers, consumers, schemas, infrastructure }: BoardDiff): Change[] => [
  ...producers,
  ...consumers,
  ...schemas,
  ...infrastructure,
];
const placed = eventVersionId('e1', 1);
const field = (name: string, more: object): BoardChange =>
  add('fields', `new.${name}`, { owner: placed, order: 'z', name, type: 'string', ...more });

/** `OrderPlaced` in a second version beside the first. */
const second: readonly BoardChange[] = [
  add('eventVersions', eventVersionId('e1', 2), { event: 'e1', version: 2, status: 'inUse' }),
  add('fields', 'second', {
    owner: eventVersionId('e1', 2),
    order: 'a',
    name: 'orderId',
    type: 'uuid',
    required: true,
  }),
];

describe('comparing boards', () => {
  it('[R30] a board with itself changes nothing, and neither do places, comments and votes', () => {
    const moved = diff(
      patch('elements', 'e1', { posTimeline: { x: 1, y: 1 } }),
      add('comments', 'w', { on: 'e1', text: 'hm' }),
      add('votes', 'v', { on: 'e1' }),
    );
    expect(all(moved)).toEqual([]);
    expect(diffMarkdown(moved)).toContain('Nothing changes.');
  });

  it('[R30] a renamed sticky renames no code, unless it is asked for', () => {
    const renamed = changed(
      patch('elements', 'e1', { label: 'Order accepted' }),
      patch('services', 's1', { name: 'Sales' }),
    );
    const { breaking, producers, consumers } = diffBoards(shop(), renamed);
    expect([breaking, producers]).toEqual([0, []]);
    // The descriptions of rules are for people.
    for (const { details } of consumers) expect(details.join()).toMatch(/^description was [^,]*, is [^,]* now$/);
    expect(diffBoards(shop(), renamed, { rename: true }).producers).toMatchObject([
      { about: 'OrderAccepted.v1', what: 'added', breaking: false },
      { about: 'OrderConfirmed.v1', what: 'changed', breaking: true },
      { about: 'OrderPlaced.v1', what: 'removed', breaking: true },
    ]);
  });

  it('[R31] an event that comes, goes, or is published elsewhere', () => {
    expect(diff(...second).producers).toMatchObject([{ about: 'OrderPlaced.v2', what: 'added', breaking: false }]);
    const gone = diff(remove('elements', 'e5'), remove('elements', 'e4'), remove('subscriptions', 'u3'));
    expect(gone.producers).toMatchObject([
      { about: 'OrderConfirmed.v1', breaking: true, details: ['listened to by order/order-status'] },
      { about: 'ReportSent.v1', breaking: false, details: ['nobody listened to it'] },
    ]);
    const address = diff(patch('elements', 'e1', { source: 'com.example.other', detailType: 'Placed' }));
    expect(address.producers).toMatchObject([
      {
        about: 'OrderPlaced.v1',
        breaking: true,
        details: [
          'detail type was OrderPlaced, is Placed now',
          'source was com.example.order, is com.example.other now',
        ],
      },
    ]);
  });

  it('[R32] a subscription that comes, goes, or listens to something else', () => {
    expect(diff(remove('subscriptions', 'u4')).consumers).toMatchObject([
      { about: 'archive/whenever-something-is-odd-look-at-it', what: 'removed', breaking: false },
    ]);
    const direct = diff(
      patch('subscriptions', 'u4', { kind: 'direct', versions: [eventVersionId('e3', 1), eventVersionId('e5', 1)] }),
    );
    expect(direct.consumers[0]?.details).toEqual([
      'events: now also ReportSent.v1',
      'consumption was queue, is direct now',
    ]);
    expect(direct.infrastructure).toMatchObject([{ about: 'archive', kind: 'resources' }]);
  });

  it('[R33] a new optional field breaks nothing; every other change of the data of a version does', () => {
    expect(diff(field('gift', {})).schemas).toEqual([
      {
        about: 'OrderPlaced.v1',
        kind: 'schema',
        what: 'changed',
        breaking: false,
        details: ['data.gift is a new optional field'],
      },
    ]);
    for (const change of [
      field('gift', { required: true }),
      patch('fields', `${placed}.0`, { type: 'integer' }),
      patch('fields', `${placed}.1`, { list: true }),
      remove('fields', `${placed}.4`),
      patch('fields', 't1a', { type: 'string' }),
    ]) {
      const { schemas, breaking } = diff(change);
      expect(breaking, JSON.stringify(change)).toBeGreaterThan(0);
      expect(schemas.find(({ about }) => about === 'OrderPlaced.v1')).toMatchObject({ breaking: true });
    }
    expect(diff(patch('types', 't1', { description: 'Other words' })).breaking).toBe(0);
  });

  it('[R33] a field that a caller may send is no change for callers; one that a caller has to send is', () => {
    const gift = (required: boolean): BoardChange =>
      add('fields', 'gift', { owner: 'k1', order: 'z', name: 'gift', type: 'string', required });
    expect(diff(gift(false)).schemas).toMatchObject([
      { about: 'PlaceOrder.v1', breaking: false, details: ['gift is a new optional field'] },
    ]);
    expect(diff(gift(true)).schemas).toMatchObject([{ about: 'PlaceOrder.v1', breaking: true }]);
  });

  it('[R33] a shared type is told where it is used', () => {
    const tax = add('fields', 'tax', { owner: 't1', order: 'c', name: 'tax', type: 'integer' });
    const { schemas } = diff(tax);
    expect(schemas.find(({ about }) => about === 'OrderPlaced.v1')?.details).toEqual([
      'data.total.tax is a new optional field',
    ]);
    expect(schemas.find(({ about }) => about === 'OrderPacked.v1')?.details).toEqual([
      'data.lines[].tax is a new optional field',
    ]);
  });

  it('[R34] services, routes, timers, tables and settings', () => {
    const removed = diff(
      remove('services', 's3'),
      ...['u4', 'u5', 'u6'].map((id) => remove('subscriptions', id)),
      ...['e5', 'e6', 'k4', 'm1', 'm2', 'q3'].map((id) => remove('elements', id)),
    );
    expect(removed.infrastructure.find(({ kind }) => kind === 'service')).toMatchObject({
      about: 'archive',
      breaking: true,
    });
    const route = diff(remove('flows', 'a1-k1')).infrastructure.find(({ kind }) => kind === 'command');
    expect(route).toMatchObject({
      about: 'PlaceOrder.v1',
      breaking: true,
      details: ['route was place-order, is none now'],
    });
    expect(diff(patch('elements', 'm1', { schedule: 'rate(2 days)' })).infrastructure).toMatchObject([
      { kind: 'timer', breaking: false, details: ['schedule was cron(0 3 * * ? *), is rate(2 days) now'] },
    ]);
    expect(diff(patch('bus', 'bus', { codeName: 'other-bus' })).infrastructure).toMatchObject([
      { about: 'bus', kind: 'setting', breaking: true, details: ['bus was shop-bus, is other-bus now'] },
    ]);
    const table = diff(remove('elements', 'r1'), remove('subscriptions', 'u3'));
    expect(table.infrastructure).toMatchObject([
      { about: 'readModels/order/OrderStatus', kind: 'route', breaking: true },
      { about: 'order', kind: 'resources', breaking: true },
    ]);
  });

  it('[R35] what changes a stack, a contract or a rule is told', async () => {
    const before = new Map((await projectFiles(shop(), tools)).map(({ path, text }) => [path, text]));
    const matters = /^contracts\/(catalog|schemas)|^services\/[^/]+\/(lib|bin|src)|^bin|^platform/;
    const edits: readonly BoardChange[][] = [
      [...second],
      [field('gift', {})],
      [patch('elements', 'e1', { source: 'com.example.other' })],
      [patch('subscriptions', 'u1', { kind: 'direct' })],
      [patch('elements', 'q2', { timeout: 'P1D', correlationKey: 'orderId' })],
      [patch('elements', 'm2', { schedule: 'rate(5 minutes)' })],
      [patch('elements', 'q1', { label: 'Whenever it is placed, take the money' })],
      [patch('services', 's1', { purpose: 'something else' })],
      [patch('contexts', 'c1', { team: 'Another team' })],
      [patch('settings', 'settings', { codeName: 'other-shop' })],
      [patch('settings', 'settings', { envelope: 'plain' })],
      [patch('elements', 'k2', { mode: 'sync' })],
      [patch('settings', 'settings', { authoriser: 'userPool' })],
      [patch('settings', 'settings', { busFlavour: 'custom' })],
      [patch('elements', 'k2', { intake: 'bus' })],
      [patch('elements', 'q2', { joinBy: 'workflow' })],
      [patch('subscriptions', 'u1', { kind: 'stream', partitionBy: 'orderId' })],
      [patch('subscriptions', 'u1', { kind: 'fanOut' })],
      [patch('subscriptions', 'u1', { kind: 'workflow' })],
      [add('dataStores', 'd9', { name: 'pictures', kind: 's3', service: 's2' })],
      [patch('dataStores', 'd1', { kind: 's3' })],
      [patch('contexts', 'c1', { name: 'Sales' })],
      [remove('flows', 'x1-e7'), remove('elements', 'e7')],
    ];
    for (const edit of edits) {
      const files = await projectFiles(changed(...edit), tools);
      const different = files.filter(({ path, text }) => matters.test(path) && before.get(path) !== text);
      const told = all(diff(...edit)).length;
      expect([edit, told > 0]).toEqual([edit, different.length > 0]);
    }
  });

  it('[R36] is a page on which no text of a board is markup, breaking changes first', () => {
    const page = diffMarkdown(
      diff(
        field('gift', {}),
        patch('elements', 'e1', { detailType: '<script>`*x*' }),
        patch('services', 's1', { purpose: '# [click](http://example.com) <b>' }),
      ),
    );
    expect(page).not.toMatch(/<script|<b>|\[click\]\(/);
    expect(page).toContain('- **breaking** event changed: `OrderPlaced.v1`');
    expect(page).toContain('  - data.gift is a new optional field');
    const breaking = page.split('\n').findIndex((line) => line.includes('**breaking**'));
    expect(breaking).toBeLessThan(page.split('\n').findIndex((line) => line.startsWith('- schema')));
  });
});
