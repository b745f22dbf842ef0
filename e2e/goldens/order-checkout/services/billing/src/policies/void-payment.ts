import { OrderCancelledV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { voidPayment } from '../handlers/payment.ts';

/** Whenever an order is cancelled before shipping, void the authorisation */
export const handler = eventHandler([OrderCancelledV1], async (event, context) => {
  await voidPayment(await decisions.detailsOfVoidPayment(event), context);
});
