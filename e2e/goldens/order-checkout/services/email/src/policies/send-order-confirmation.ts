import { OrderConfirmedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { sendOrderConfirmation } from '../handlers/e-mail-message.ts';

/** Whenever an order is confirmed, mail the shopper */
export const handler = eventHandler([OrderConfirmedV1], async (event, context) => {
  await sendOrderConfirmation({ orderId: event.data.orderId }, context);
});
