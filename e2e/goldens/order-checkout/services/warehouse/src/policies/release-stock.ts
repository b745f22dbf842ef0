import { OrderCancelledV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { releaseStock } from '../handlers/stock-item.ts';

/** Whenever an order is cancelled, release its reservation */
export const handler = eventHandler([OrderCancelledV1], async (event, context) => {
  await releaseStock({ orderId: event.data.orderId }, context);
});
