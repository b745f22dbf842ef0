import { OrderPlacedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { authorizePayment } from '../handlers/payment.ts';

/** Whenever an order is placed, authorise the payment */
export const handler = eventHandler([OrderPlacedV1], async (event, context) => {
  await authorizePayment(
    {
      ...(await decisions.detailsOfAuthorizePayment(event)),
      orderId: event.data.orderId,
    },
    context,
  );
});
