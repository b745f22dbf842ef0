import { CancelOrderV1, OrderCancelledV1, OrderConfirmedV1, OrderPlacedV1 } from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  cancelledByOfOrderCancelled: () => sample(OrderCancelledV1).cancelledBy,
  cancelledAtOfOrderCancelled: () => sample(OrderCancelledV1).cancelledAt,
  customerIdOfOrderConfirmed: () => sample(OrderConfirmedV1).customerId,
  customerEmailOfOrderConfirmed: () => sample(OrderConfirmedV1).customerEmail,
  linesOfOrderConfirmed: () => sample(OrderConfirmedV1).lines,
  totalOfOrderConfirmed: () => sample(OrderConfirmedV1).total,
  promisedDeliveryDateOfOrderConfirmed: () => sample(OrderConfirmedV1).promisedDeliveryDate,
  confirmedAtOfOrderConfirmed: () => sample(OrderConfirmedV1).confirmedAt,
  customerIdOfOrderPlaced: () => sample(OrderPlacedV1).customerId,
  customerEmailOfOrderPlaced: () => sample(OrderPlacedV1).customerEmail,
  linesOfOrderPlaced: () => sample(OrderPlacedV1).lines,
  totalOfOrderPlaced: () => sample(OrderPlacedV1).total,
  channelOfOrderPlaced: () => sample(OrderPlacedV1).channel,
  placedAtOfOrderPlaced: () => sample(OrderPlacedV1).placedAt,
  idOfPlaceOrder: () => sample(OrderPlacedV1).orderId,
  reasonOfCancelOrder: () => sampleCommand(CancelOrderV1).reason,
  missingConfirmOrder: () => Promise.resolve(),
};
