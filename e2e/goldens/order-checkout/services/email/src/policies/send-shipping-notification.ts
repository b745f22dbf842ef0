import { OrderShippedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { sendShippingNotification } from '../handlers/e-mail-message.ts';

/** Whenever an order is shipped, mail the tracking link */
export const handler = eventHandler([OrderShippedV1], async (event, context) => {
  await sendShippingNotification({ shipmentId: event.data.shipmentId }, context);
});
