import { describe, expect, it } from 'vitest';
import { idOf } from '../src/cause.ts';
import { eachItem, idFor, newId, reportedAs } from '../src/index.ts';
import { context } from './example.ts';

const idsOf = (items: readonly unknown[]): string[] => eachItem(items, context).map(([, own]) => newId(own, 'orderId'));
const a = { cartId: 'a', lines: [{ sku: 'x', count: 1 }] };
const b = { cartId: 'b', lines: [] };

describe('eachItem', () => {
  it('gives each item ids of its own, equal ones too, and leaves the rest of the context', () => {
    expect(new Set([newId(context, 'orderId'), ...idsOf([a, b, a, 'text', null])]).size).toBe(6);
    for (const [at, [item, own]] of eachItem([a, b], context).entries()) {
      expect(item).toBe([a, b][at]);
      expect(own).toEqual({ ...context, cause: { ...context.cause, id: own.cause.id } });
    }
  });
  it('gives an item the same ids when its message comes again, though others are gone by then', () => {
    expect(idsOf([b])).toEqual([idsOf([a, b])[1]]);
    expect(idsOf([{ lines: [{ count: 1, sku: 'x' }], cartId: 'a' }])).toEqual(idsOf([a]));
  });
});

describe('idOf', () => {
  it('keeps what fits in a key, and makes one of what does not', () => {
    expect(idOf('/PlaceOrder.v1/caller/key-1')).toBe('/PlaceOrder.v1/caller/key-1');
    const long = 'ü'.repeat(4000);
    expect(idOf(long)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(idOf(long)).not.toBe(idOf(`${long}!`));
  });
});

describe('idFor', () => {
  it('is a UUID that is the same for everybody who knows the key, and another for every other kind and key', () => {
    const id = idFor('Payment', 'order-1');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idFor('Payment', 'order-1')).toBe(id);
    const others = [idFor('Payment', 'order-2'), idFor('Invoice', 'order-1'), idFor('Payment', 'order', '1')];
    expect(new Set([id, ...others, newId(context, 'Payment')]).size).toBe(5);
  });
});

describe('reportedAs', () => {
  it('knows a report by the id of its sender, whatever request brought it', () => {
    const again = { ...context, cause: { ...context.cause, id: 'request-2' } };
    expect(reportedAs('psp-7', again)).toEqual(reportedAs('psp-7', context));
    expect(reportedAs('psp-7', context).cause.id).not.toBe(reportedAs('psp-8', context).cause.id);
    expect(reportedAs('psp-7', context)).toMatchObject({ time: context.time, cause: { correlationId: 'flow-1' } });
  });
  it('leaves one that has no id as it came', () => {
    expect(reportedAs(undefined, context)).toBe(context);
  });
});
