import { RefundIssuedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { sendRefundNotice } from '../handlers/e-mail-message.ts';

/** Whenever a refund is issued, mail the shopper */
export const handler = eventHandler([RefundIssuedV1], async (event, context) => {
  await sendRefundNotice({ refundId: event.data.refundId }, context);
});
