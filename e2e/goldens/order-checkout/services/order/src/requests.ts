import { CancelOrderV1, PlaceOrderV1 } from '@order-checkout/contracts';
import { answer, requestHandler } from '@order-checkout/event-kit';
import { cancelOrder, placeOrder } from './handlers/order.ts';

export const handler = requestHandler(
  answer('cancel-order', CancelOrderV1, cancelOrder),
  answer('place-order', PlaceOrderV1, placeOrder),
);
