import {
  CancelOrderV1,
  ConfirmOrderV1,
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  OrderShippedV1,
  ParcelDeliveredV1,
  PlaceOrderV1,
  RefundIssuedV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import { asToday, folded } from '@order-checkout/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideOrder, stateRules as orderStateRules } from '../src/domain/order.ts';
import { viewRules as orderStatusPageViewRules } from '../src/domain/views/order-status-page.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('order', () => {
  it('CancelOrder leads to OrderCancelled', () => {
    const state = { OrderPlaced: sample(OrderPlacedV1), OrderConfirmed: sample(OrderConfirmedV1) };
    const facts = decideOrder('1', state, commandGiven(CancelOrderV1, sampleCommand(CancelOrderV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['OrderCancelled.v1']);
  });
  it('ConfirmOrder leads to OrderConfirmed', () => {
    const state = { OrderPlaced: sample(OrderPlacedV1) };
    const facts = decideOrder('1', state, commandGiven(ConfirmOrderV1, sampleCommand(ConfirmOrderV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['OrderConfirmed.v1']);
  });
  it('PlaceOrder leads to OrderPlaced', () => {
    const facts = decideOrder('1', {}, commandGiven(PlaceOrderV1, sampleCommand(PlaceOrderV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['OrderPlaced.v1']);
  });
  it('Order that was stored as version 1 is known today', () => {
    const stored = {
      OrderCancelled: sample(OrderCancelledV1),
      OrderConfirmed: sample(OrderConfirmedV1),
      OrderPlaced: sample(OrderPlacedV1),
    };
    expect(asToday(orderStateRules, stored, 1)).toEqual(stored);
  });
  it('Order status page shows what its events say', () => {
    const view = folded(orderStatusPageViewRules, [
      eventGiven(OrderPlacedV1, sample(OrderPlacedV1)),
      eventGiven(OrderConfirmedV1, sample(OrderConfirmedV1)),
      eventGiven(OrderCancelledV1, sample(OrderCancelledV1)),
      eventGiven(OrderShippedV1, sample(OrderShippedV1)),
      eventGiven(ParcelDeliveredV1, sample(ParcelDeliveredV1)),
      eventGiven(RefundIssuedV1, sample(RefundIssuedV1)),
    ]);
    expect(view).toEqual({
      'OrderPlaced.v1': sample(OrderPlacedV1),
      'OrderConfirmed.v1': sample(OrderConfirmedV1),
      'OrderCancelled.v1': sample(OrderCancelledV1),
      'OrderShipped.v1': sample(OrderShippedV1),
      'ParcelDelivered.v1': sample(ParcelDeliveredV1),
      'RefundIssued.v1': sample(RefundIssuedV1),
    });
  });
  it.todo(
    'Billing calls it "purchase", Warehouse calls it "order": is it the same Order? (two contexts, two services)',
  );
  it.todo('Join of two events: who remembers the first while waiting? Step Functions or a process table?');
  it.todo('customerEmail is personal data on a shared bus: send only customerId and let E-Mail look it up?');
});
