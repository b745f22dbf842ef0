import { PaymentDeclinedV1, StockReservationFailedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { cancelOrder } from '../handlers/order.ts';

/** Whenever payment is declined twice or stock is missing, cancel the order */
export const handler = eventHandler([PaymentDeclinedV1, StockReservationFailedV1], async (event, context) => {
  await cancelOrder(
    {
      ...(await decisions.detailsOfCancelOrder(event)),
      orderId: event.data.orderId,
    },
    context,
  );
});
