import { OrderPlacedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { reserveStock } from '../handlers/stock-item.ts';

/** Whenever an order is placed, reserve its stock */
export const handler = eventHandler([OrderPlacedV1], async (event, context) => {
  await reserveStock(
    {
      orderId: event.data.orderId,
      lines: event.data.lines,
    },
    context,
  );
});
