import {
  add,
  addElement,
  applyChanges,
  assign,
  type Board,
  type BoardChange,
  emptyBoard,
  eventVersionId,
  normalise,
  placeAggregate,
} from '@stormbridge/model';

/** A board on which everything is there once or twice, so that random edits find something to meet on. */
export function smallBoard(): Board {
  const flows = [
    ['ada', 'placeOrder'],
    ['placeOrder', 'orderPlaced'],
    ['orderPlaced', 'chargeAtOnce'],
    ['chargeAtOnce', 'charge'],
    ['charge', 'charged'],
    ['charged', 'list'],
  ] as const;
  const first: BoardChange[] = [
    ...addElement('ada', { kind: 'actor', label: 'Ada' }),
    ...addElement('placeOrder', { kind: 'command', label: 'Place order' }),
    ...addElement('orderPlaced', { kind: 'event', label: 'Order placed', column: 'V' }),
    ...addElement('chargeAtOnce', { kind: 'policy', label: 'Charge at once' }),
    ...addElement('charge', { kind: 'command', label: 'Charge' }),
    ...addElement('charged', { kind: 'event', label: 'Charged', column: 'd' }),
    ...addElement('list', { kind: 'readModel', label: 'Orders' }),
    ...flows.map(([from, to]) => add('flows', `${from}-${to}`, { from, to })),
    add('contexts', 'sales', { name: 'Sales' }),
    add('contexts', 'money', { name: 'Money' }),
    add('services', 'orders', { name: 'Orders', context: 'sales' }),
    add('services', 'payments', { name: 'Payments', context: 'money' }),
    add('aggregates', 'order', { name: 'Order' }),
    add('aggregates', 'payment', { name: 'Payment' }),
    add('types', 'money.type', { name: 'Money' }),
    add('fields', 'total', {
      owner: eventVersionId('orderPlaced', 1),
      name: 'total',
      type: 'object',
      valueType: 'money.type',
    }),
    add('subscriptions', 'sub', {
      service: 'payments',
      versions: [eventVersionId('orderPlaced', 1)],
      because: 'chargeAtOnce',
    }),
  ];
  const steps: readonly ((board: Board) => readonly BoardChange[])[] = [
    () => first,
    (board) => placeAggregate(board, 'order', 'sales'),
    (board) => placeAggregate(board, 'payment', 'money'),
    (board) => assign(board, ['placeOrder', 'orderPlaced'], 'order'),
    (board) => assign(board, ['charge', 'charged'], 'payment'),
  ];
  return steps.reduce((board, step) => normalise(applyChanges(board, step(board))), emptyBoard);
}
