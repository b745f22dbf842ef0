import { add, addElement, CONSUMPTION_KINDS, fieldSpecs, normalise } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { boardWith, show } from '../testing/render.tsx';
import { en } from '../text/en.ts';
import { askingSubscriptions, eventsHeard, fieldsInAll } from './asking.ts';
import { BusSettings } from './BusSettings.tsx';
import { Delivery } from './Delivery.tsx';

const board = normalise(
  boardWith(
    ...addElement('placed', { kind: 'event', label: 'Order Placed' }),
    ...addElement('paid', { kind: 'event', label: 'Order Paid' }),
    ...addElement('bank', { kind: 'externalSystem', label: 'Bank', endpoint: 'https://bank.example' }),
    add('services', 'mail', { name: 'Mail' }),
    add('fields', 'f1', { owner: 'placed.v1', name: 'orderId', type: 'uuid', order: 'a' }),
    add('fields', 'f2', { owner: 'placed.v1', name: 'lines', type: 'string', list: true, order: 'b' }),
    add('fields', 'f3', { owner: 'paid.v1', name: 'orderId', type: 'uuid', order: 'a' }),
    add('fields', 'f4', { owner: 'paid.v1', name: 'total', type: 'integer', order: 'b' }),
    add('subscriptions', 'both', { service: 'mail', kind: 'stream', versions: ['placed.v1', 'paid.v1'] }),
    add('subscriptions', 'gone', { service: 'mail', kind: 'stream', versions: ['paid.v1'], partitionBy: 'lines' }),
    add('subscriptions', 'told', {
      service: 'mail',
      kind: 'destination',
      versions: ['paid.v1'],
      reason: 'externalSystem',
      because: 'bank',
    }),
    add('subscriptions', 'plain', { service: 'mail', kind: 'queue', versions: ['placed.v1'] }),
  ),
);
const subscription = (id: string) => {
  const row = board.subscriptions.get(id);
  if (row === undefined) throw new Error(id);
  return row;
};

describe('streams and destinations', () => {
  it('[W203] ask for one more word, and nothing else does', () => {
    expect(askingSubscriptions(board).map(({ id }) => id)).toEqual(['both', 'gone', 'told']);
    expect(eventsHeard(board, subscription('both'))).toEqual(['Order Placed', 'Order Paid']);
  });

  it('[W203] a stream is kept in order by a single value that all its events have', () => {
    expect(fieldsInAll(board, subscription('both'))).toEqual(['orderId']);
    expect(fieldsInAll(board, subscription('gone'))).toEqual(['orderId', 'total']);
  });

  it('[W203] a field that events have no more is said, and so is where a destination goes', () => {
    const html = show(<Delivery />, openLocalWorkshop({ board }));
    expect(html).toContain('Not all of its events have the field lines any more.');
    expect(html).toContain('Told at https://bank.example');
    expect(html).not.toContain(en.bus.systemHint);
  });

  it('[W203] every kind of consumption has one sentence', () => {
    for (const kind of CONSUMPTION_KINDS) expect(en.bus.about[kind]).toMatch(/^[A-Z].{20,}[.]$/);
  });
});

describe('the settings of the board', () => {
  it('[W204] all choices that shape what is generated are there', () => {
    const html = show(<BusSettings />, openLocalWorkshop({ board }));
    for (const [name, spec] of Object.entries(fieldSpecs('settings'))) {
      if (spec.type !== 'choice') continue;
      expect(spec.values.filter((value) => !html.includes(`<option value="${value}"`))).toEqual([]);
      expect(name).toBeTruthy();
    }
  });
});
