import {
  add,
  applyChanges,
  type Board,
  type BoardChange,
  emptyBoard,
  eventVersionId,
  normalise,
} from '@stormbridge/model';

/** A small board that has every construct the generator prints, for tests. */
export const shopChanges: readonly BoardChange[] = [
  add('settings', 'settings', {
    title: 'Small shop',
    description: 'Two teams sell things',
    sourcePrefix: 'com.example',
  }),
  add('bus', 'bus', { name: 'Shop bus' }),
  add('contexts', 'c1', { name: 'Ordering', team: 'Team Checkout', purpose: 'promises' }),
  add('contexts', 'c2', { name: 'Billing', team: 'Team Money', purpose: 'money' }),
  add('services', 's1', { name: 'Order', context: 'c1', purpose: 'owns the promise' }),
  add('services', 's2', { name: 'Billing', context: 'c2', purpose: 'takes the money' }),
  add('services', 's3', { name: 'Archive', context: 'c2', purpose: 'keeps everything' }),
  add('dataStores', 'd1', { name: 'orders', kind: 'dynamodb', service: 's1' }),
  add('aggregates', 'g1', { name: 'Order', rules: 'an order has at least one line\nan order is paid once' }),
  add('aggregates', 'g2', { name: 'Payment' }),
  add('placements', 'p1', { aggregate: 'g1', context: 'c1', service: 's1' }),
  add('placements', 'p2', { aggregate: 'g2', context: 'c2', service: 's2' }),
  add('placements', 'p3', { aggregate: 'g1', context: 'c2', service: 's2' }),
  add('types', 't1', { name: 'Money', description: 'An amount in a currency' }),
  add('fields', 't1a', { owner: 't1', order: 'a', name: 'amount', type: 'integer', required: true }),
  add('fields', 't1b', { owner: 't1', order: 'b', name: 'currency', type: 'string', required: true, example: 'EUR' }),

  add('elements', 'a1', { kind: 'actor', label: 'Shopper' }),
  add('elements', 'k1', { kind: 'command', label: 'Place order', aggregate: 'g1', placement: 'p1', mode: 'sync' }),
  add('elements', 'k2', { kind: 'command', label: 'Confirm order', aggregate: 'g1', placement: 'p1', mode: 'async' }),
  add('elements', 'k3', { kind: 'command', label: 'Authorise payment', aggregate: 'g2', placement: 'p2' }),
  add('elements', 'k4', { kind: 'command', label: 'Send report', service: 's3' }),
  add('elements', 'k5', { kind: 'command', label: 'Pack order', aggregate: 'g1', placement: 'p3' }),
  add('elements', 'e1', { kind: 'event', label: 'Order placed', column: 'a', aggregate: 'g1', placement: 'p1' }),
  add('elements', 'e2', { kind: 'event', label: 'Payment authorised', column: 'b', aggregate: 'g2', placement: 'p2' }),
  add('elements', 'e3', {
    kind: 'event',
    label: 'Payment declined',
    column: 'b',
    lane: 'sad',
    aggregate: 'g2',
    placement: 'p2',
  }),
  add('elements', 'e4', { kind: 'event', label: 'Order confirmed', column: 'c', aggregate: 'g1', placement: 'p1' }),
  add('elements', 'e5', { kind: 'event', label: 'Report sent', column: 'd', service: 's3' }),
  add('elements', 'e6', { kind: 'event', label: 'Day ended', column: 'e', service: 's3' }),
  add('elements', 'e7', { kind: 'event', label: 'Chargeback received', column: 'f', aggregate: 'g2', placement: 'p2' }),
  add('elements', 'e8', { kind: 'event', label: 'Order packed', column: 'g', aggregate: 'g1', placement: 'p3' }),
  add('elements', 'e9', { kind: 'event', label: 'Idea', column: 'h' }),
  add('elements', 'x1', { kind: 'externalSystem', label: 'Bank', description: 'moves the money', service: 's2' }),
  add('elements', 'q1', { kind: 'policy', label: 'Whenever an order is placed, authorise the payment' }),
  add('elements', 'q2', {
    kind: 'policy',
    label: 'Whenever it is paid and placed, confirm it',
    when: 'all',
    correlationKey: 'orderId',
    timeout: 'P7D',
  }),
  add('elements', 'q3', { kind: 'policy', label: 'Whenever something is odd, look at it', service: 's3' }),
  add('elements', 'r1', { kind: 'readModel', label: 'Order status', service: 's1' }),
  add('elements', 'm1', { kind: 'timer', label: 'Every night', schedule: 'cron(0 3 * * ? *)' }),
  add('elements', 'm2', { kind: 'timer', label: 'At the end of the day', schedule: 'rate(1 day)' }),
  add('elements', 'h1', { kind: 'hotSpot', label: 'Who pays twice?', hotSpotKind: 'question', on: 'e2' }),

  ...arrows(
    'a1>k1 k1>e1 e1>q1 q1>k3 k3>e2 k3>e3 k3>x1 e1>q2 e2>q2 q2>k2 k2>e4 e4>r1 e3>q3 m1>k4 k4>e5 m2>e6 x1>e7 a1>k5 k5>e8',
  ),

  ...fields('k1', ['cartId uuid', 'customerEmail email', 'total t1']),
  ...fields('k2', ['orderId uuid']),
  ...fields('k3', ['orderId uuid', 'amount t1']),
  ...fields('k4', []),
  ...fields('k5', ['orderId uuid', 'lines t1[]']),
  ...fields(eventVersionId('e1', 1), [
    'orderId uuid',
    'customerEmail email',
    'total t1',
    'placedAt date-time',
    'note string?',
  ]),
  ...fields(eventVersionId('e2', 1), ['paymentId uuid', 'orderId uuid', 'amount t1']),
  ...fields(eventVersionId('e3', 1), ['paymentId uuid', 'orderId uuid']),
  ...fields(eventVersionId('e4', 1), ['orderId uuid']),
  ...fields(eventVersionId('e5', 1), ['reportId uuid']),
  ...fields(eventVersionId('e6', 1), []),
  ...fields(eventVersionId('e7', 1), ['paymentId uuid', 'reason string']),
  ...fields(eventVersionId('e8', 1), ['orderId uuid', 'lines t1[]']),

  subscription('u1', 's2', ['e1'], { reason: 'policy', because: 'q1' }),
  subscription('u2', 's1', ['e1', 'e2'], { reason: 'policy', because: 'q2' }),
  subscription('u3', 's1', ['e4'], { kind: 'direct', reason: 'readModel', because: 'r1' }),
  subscription('u4', 's3', ['e3'], { reason: 'policy', because: 'q3' }),
  add('subscriptions', 'u5', {
    service: 's3',
    kind: 'queue',
    scope: 'bus',
    reason: 'record',
    description: 'Keep everything',
  }),
  add('subscriptions', 'u6', { service: 's3', kind: 'direct', scope: 'source', producer: 's2', reason: 'record' }),
];

function arrows(text: string): BoardChange[] {
  return text.split(' ').map((arrow) => {
    const [from = '', to = ''] = arrow.split('>');
    return add('flows', arrow.replace('>', '-'), { from, to });
  });
}

/** `total t1` is an object of a shared type, `[]` a list, `?` optional. */
function fields(owner: string, list: readonly string[]): BoardChange[] {
  const version = /^(.*)\.v1$/.exec(owner);
  const rows = list.map((text, at) => {
    const [name = '', kind = 'string'] = text.replace('?', '').split(' ');
    const type = kind.replace('[]', '');
    const shared = type.startsWith('t');
    return add('fields', `${owner}.${at}`, {
      owner,
      order: String.fromCharCode(97 + at),
      name,
      type: shared ? 'object' : (type as 'string'),
      ...(shared ? { valueType: type } : {}),
      list: kind.endsWith('[]'),
      required: !text.endsWith('?'),
    });
  });
  return [
    ...(version ? [add('eventVersions', owner, { event: version[1] ?? '', version: 1, status: 'inUse' })] : []),
    ...rows,
  ];
}

function subscription(
  id: string,
  service: string,
  events: readonly string[],
  more: { kind?: 'queue' | 'direct'; reason: 'policy' | 'readModel' | 'record'; because?: string },
): BoardChange {
  return add('subscriptions', id, {
    service,
    scope: 'events',
    versions: events.map((event) => eventVersionId(event, 1)),
    ...more,
  });
}

/** The shop, with further changes on top. */
export const shop = (...changes: readonly BoardChange[]): Board =>
  normalise(applyChanges(emptyBoard, [...shopChanges, ...changes]));
