import {
  acceptServices,
  add,
  addElement,
  applyChanges,
  type Board,
  type BoardChange,
  type ElementKind,
  emptyBoard,
  type NewRow,
  normalise,
  patch,
  placeAggregate,
  proposeServices,
} from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { checkBoard } from './check-board.ts';
import { RULES } from './rules.ts';

const boardOf = (...changes: readonly (BoardChange | readonly BoardChange[])[]): Board =>
  changes.flat().reduce<Board>((board, change) => normalise(applyChanges(board, [change])), emptyBoard);

const element = (id: string, kind: ElementKind, label: string, more: Partial<NewRow<'elements'>> = {}) =>
  addElement(id, { kind, label, ...more });
const event = (label: string, more: Partial<NewRow<'elements'>> = {}, id = 'e1') => element(id, 'event', label, more);
const flow = (from: string, to: string) => add('flows', `${from}-${to}`, { from, to });
const aggregate = (id: string, name: string) => add('aggregates', id, { name });
const context = (id: string, name: string) => add('contexts', id, { name });
const service = (id: string, name: string, inContext?: string) => add('services', id, { name, context: inContext });
const place = (of: string, where: string) => placeAggregate(emptyBoard, of, where);

/** Two contexts, Billing reacting to Ordering through one policy. */
const twoContexts = [
  aggregate('order', 'Order'),
  aggregate('payment', 'Payment'),
  context('ordering', 'Ordering'),
  context('billing', 'Billing'),
  ...place('order', 'ordering'),
  ...place('payment', 'billing'),
  ...event('Order placed', { aggregate: 'order', column: 'B' }, 'placed'),
  ...event('Payment taken', { aggregate: 'payment', column: 'C' }, 'taken'),
  ...element('react', 'policy', 'Whenever an order is placed, take the payment'),
  ...element('take', 'command', 'Take payment', { aggregate: 'payment' }),
  flow('placed', 'react'),
  flow('react', 'take'),
  flow('take', 'taken'),
];

/** For each rule a board that breaks it, and the first row that it should point at. */
const CASES: Readonly<Record<string, readonly [board: Board, about: string | undefined]>> = {
  H101: [boardOf(event('Happy customer')), 'e1'],
  H102: [boardOf(event('Place order')), 'e1'],
  H103: [boardOf(event('Webhook received')), 'e1'],
  H104: [boardOf(event('Order updated')), 'e1'],
  H105: [boardOf(event('Files listed')), 'e1'],
  H106: [boardOf(event('  ')), 'e1'],
  H107: [boardOf(event('Order packed and parcel shipped')), 'e1'],
  H201: [boardOf(event('Order placed', { posTimeline: { x: 0, y: 0 } })), 'e1'],
  H202: [boardOf(event('Payment failed', { column: 'B' })), 'e1'],
  H203: [
    boardOf(
      event('Order placed', { column: 'M' }, 'late'),
      event('Payment taken', { column: 'B' }, 'early'),
      element('p', 'policy', 'Whenever placed, take'),
      element('c', 'command', 'Take payment'),
      [flow('late', 'p'), flow('p', 'c'), flow('c', 'early')],
    ),
    'early',
  ],
  H204: [boardOf(event('Order placed'), event('Order was placed', {}, 'e2')), 'e1'],
  H205: [
    boardOf(...Array.from({ length: 10 }, (_, at) => event(`Step ${at} done`, { column: 'B' }, `e${at}`))),
    undefined,
  ],
  H301: [boardOf(event('Order placed')), 'e1'],
  H302: [
    boardOf(event('Order placed'), ...['a', 'b', 'c'].map((id) => [...element(id, 'command', id), flow(id, 'e1')])),
    'e1',
  ],
  H303: [boardOf(element('c', 'command', 'Place order')), 'c'],
  H304: [boardOf(element('c', 'command', 'Place order')), 'c'],
  H305: [boardOf(element('p', 'policy', 'Whenever')), 'p'],
  H306: [boardOf(element('p', 'policy', 'Whenever')), 'p'],
  H307: [
    boardOf(event('Order placed'), event('Order paid', {}, 'e2'), element('p', 'policy', 'Ship'), [
      flow('e1', 'p'),
      flow('e2', 'p'),
    ]),
    'p',
  ],
  H308: [boardOf(element('p', 'policy', 'Ship', { when: 'all', correlationKey: 'orderId' })), 'p'],
  H309: [boardOf(element('t', 'timer', 'Every night')), 't'],
  H401: [boardOf(event('Order placed')), 'e1'],
  H402: [boardOf(aggregate('a', 'Order')), 'a'],
  H403: [boardOf(aggregate('a', 'Order'), event('Order placed', { aggregate: 'a' })), 'a'],
  H404: [boardOf(aggregate('a', 'Order management')), 'a'],
  H501: [boardOf(aggregate('a', 'Order')), 'a'],
  H502: [boardOf(context('c', 'Ordering')), 'c'],
  H503: [boardOf(twoContexts), 'billing'],
  H504: [
    boardOf(twoContexts, event('Order cancelled', { aggregate: 'order', column: 'D' }, 'cancelled'), [
      flow('cancelled', 'react'),
    ]),
    'billing',
  ],
  H505: [
    boardOf(
      aggregate('a', 'Order'),
      context('c1', 'Ordering'),
      context('c2', 'Fulfilment'),
      place('a', 'c1'),
      place('a', 'c2'),
    ),
    'a',
  ],
  H601: [
    boardOf(
      aggregate('a', 'Order'),
      context('c1', 'Ordering'),
      context('c2', 'Fulfilment'),
      place('a', 'c1'),
      place('a', 'c2'),
    ),
    'a',
  ],
  H602: [boardOf(aggregate('a', 'Order'), context('c', 'Ordering'), place('a', 'c')), 'a'],
  H603: [boardOf(context('c', 'Ordering')), 'c'],
  H604: [boardOf(service('s', 'Order Lambda')), 's'],
  H605: [
    boardOf(service('s1', 'Order'), service('s2', 'Billing'), [
      add('dataStores', 'd1', { name: 'orders', service: 's1' }),
      add('dataStores', 'd2', { name: 'Orders', service: 's2' }),
    ]),
    'd1',
  ],
  H606: [boardOf(service('s', 'Order')), 's'],
  H701: [emptyBoard, 'bus'],
  H702: [boardOf(event('Order placed')), 'e1'],
  H703: [
    boardOf(event('Order placed'), service('s', 'Mail'), [
      add('subscriptions', 'sub', { service: 's', versions: ['e1.v1'] }),
    ]),
    'e1',
  ],
  H704: [
    boardOf(event('Order placed'), service('s', 'Mail'), element('p', 'policy', 'Mail it', { service: 's' }), [
      flow('e1', 'p'),
    ]),
    'p',
  ],
  H705: [boardOf(event('Order placed'), element('p', 'policy', 'Mail it'), [flow('e1', 'p')]), 'p'],
  H801: [boardOf(event('Order placed')), 'e1'],
  H802: [boardOf(event('Order placed'), [add('fields', 'f', { owner: 'e1.v1', name: 'kind', type: 'enum' })]), 'e1'],
  H803: [boardOf(event('Order placed'), [add('fields', 'f', { owner: 'e1.v1', name: 'email', personal: true })]), 'e1'],
  H804: [
    boardOf(event('Order placed'), service('s', 'Mail'), [
      patch('eventVersions', 'e1.v1', { status: 'retired' }),
      add('subscriptions', 'sub', { service: 's', versions: ['e1.v1'] }),
    ]),
    'e1',
  ],
  H805: [
    boardOf(event('Order placed'), [
      add('fields', 'f', { owner: 'e1.v1', name: 'orderId', required: true }),
      patch('eventVersions', 'e1.v1', { sample: { total: 1 } }),
    ]),
    'e1',
  ],
};

/** A board on which none of the rules of its stages has anything to say. */
const calm = (): Board => {
  const board = boardOf(
    twoContexts.filter((change) => change.id !== 'react' && !change.id.includes('react')),
    [
      ...element('shopper', 'actor', 'Shopper'),
      ...element('place', 'command', 'Place order', { aggregate: 'order' }),
      flow('shopper', 'place'),
      flow('place', 'placed'),
      flow('shopper', 'take'),
    ],
  );
  return normalise(applyChanges(board, acceptServices(board, proposeServices(board))));
};

/** Every case whose rule offers a way out. */
const REMEDIED = Object.entries(CASES).flatMap(([id, [board]]) =>
  checkBoard(board)
    .filter((hint) => hint.rule === id && hint.remedy !== undefined)
    .slice(0, 1)
    .map((hint) => [id, hint, board] as const),
);

describe('checkBoard', () => {
  it.each(RULES.map(({ id }) => [id]))('[%s] finds what it is about and says why', (id) => {
    const [board, about] = CASES[id] ?? [];
    if (board === undefined) throw new Error(`There is no case for ${id}`);
    const found = checkBoard(board).find((hint) => hint.rule === id);
    expect(found, `${id} finds nothing`).toBeDefined();
    expect(found?.about[0]).toBe(about);
    expect(found?.message).toMatch(/[.?]$/);
    expect(found?.why.length).toBeGreaterThan(20);
  });

  it.each(REMEDIED)('[H1] %s falls silent after its own remedy', (_, hint, board) => {
    const changes = hint.remedy?.changes(board, () => 0.5) ?? [];
    expect(changes.length, 'a remedy changes something').toBeGreaterThan(0);
    const after = normalise(applyChanges(board, changes));
    expect(checkBoard(after).filter((one) => one.rule === hint.rule && one.about[0] === hint.about[0])).toEqual([]);
  });

  it('[H2] says nothing of stages that are still to come, nor of skipped ones', () => {
    const board = boardOf(event('Place order'));
    expect(new Set(checkBoard(board, 2).map(({ stage }) => stage))).toEqual(new Set([1, 2]));
    expect(checkBoard(board, 9, [3]).some(({ stage }) => stage === 3)).toBe(false);
  });

  it('[H201] names what has no place in time, by name, and at most five', () => {
    const said = (...labels: string[]) =>
      checkBoard(boardOf(...labels.map((label, at) => event(label, {}, `e${at}`)))).find(({ rule }) => rule === 'H201');
    expect(said('Parcel sent', 'Order placed')?.message).toBe(
      '2 events have no place in time yet: “Order placed”, “Parcel sent”.',
    );
    expect(said('Parcel sent', 'Order placed')?.about).toEqual(['e1', 'e0']);
    expect(said(...[...'gfedcba'].map((one) => `${one} sent`))?.message).toMatch(/“e sent” and 2 more\.$/);
  });

  it('[H3] has nothing to say about a small board that follows the method', () => {
    expect(checkBoard(calm(), 6).filter(({ rule }) => rule !== 'H403')).toEqual([]);
  });

  it('[H4] leaves labels in other scripts alone', () => {
    expect(checkBoard(boardOf(event('注文が確定した', { column: 'B' })), 1)).toEqual([]);
  });

  it('[H5] never fails, whatever the board', () => {
    expect(checkBoard(emptyBoard).map(({ rule }) => rule)).toEqual(['H701']);
  });
});
