import { PaymentDeclinedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { sendPaymentProblemNotice } from '../handlers/e-mail-message.ts';

/** Whenever a payment is declined, mail the shopper a retry link */
export const handler = eventHandler([PaymentDeclinedV1], async (event, context) => {
  await sendPaymentProblemNotice({ orderId: event.data.orderId }, context);
});
