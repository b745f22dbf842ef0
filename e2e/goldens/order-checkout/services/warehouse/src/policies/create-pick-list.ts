import { OrderConfirmedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { createPickList } from '../handlers/order.ts';

/** Whenever an order is confirmed, create a pick list */
export const handler = eventHandler([OrderConfirmedV1], async (event, context) => {
  await createPickList({ orderId: event.data.orderId }, context);
});
