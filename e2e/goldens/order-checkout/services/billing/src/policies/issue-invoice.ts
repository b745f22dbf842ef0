import { PaymentCapturedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { issueInvoice } from '../handlers/invoice.ts';

/** Whenever a payment is captured, issue the invoice */
export const handler = eventHandler([PaymentCapturedV1], async (event, context) => {
  await issueInvoice({ orderId: event.data.orderId }, context);
});
