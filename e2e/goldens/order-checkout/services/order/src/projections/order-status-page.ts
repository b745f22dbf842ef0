import {
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  OrderShippedV1,
  ParcelDeliveredV1,
  RefundIssuedV1,
} from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { orderStatusPageView } from '../read-models/order-status-page.ts';

/** Order shows Order status page */
export const handler = eventHandler(
  [OrderPlacedV1, OrderConfirmedV1, OrderCancelledV1, OrderShippedV1, ParcelDeliveredV1, RefundIssuedV1],
  async (event) => {
    await orderStatusPageView.record(event.data.orderId, event);
  },
);
