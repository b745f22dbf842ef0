import { OrderShippedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { capturePayment } from '../handlers/payment.ts';

/** Whenever an order is shipped, capture the payment */
export const handler = eventHandler([OrderShippedV1], async (event, context) => {
  await capturePayment(await decisions.detailsOfCapturePayment(event), context);
});
