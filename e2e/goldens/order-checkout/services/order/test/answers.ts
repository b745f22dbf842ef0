import { CancelOrderV1, OrderCancelledV1, OrderConfirmedV1, OrderPlacedV1 } from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  detailsOfOrderCancelled: () => sample(OrderCancelledV1),
  detailsOfOrderConfirmed: () => sample(OrderConfirmedV1),
  detailsOfOrderPlaced: () => sample(OrderPlacedV1),
  idOfPlaceOrder: () => sample(OrderPlacedV1).orderId,
  detailsOfCancelOrder: () => sampleCommand(CancelOrderV1),
  missingConfirmOrder: () => Promise.resolve(),
};
