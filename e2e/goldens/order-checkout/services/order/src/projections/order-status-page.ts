import {
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  OrderShippedV1,
  ParcelDeliveredV1,
  RefundIssuedV1,
} from '@order-checkout/contracts';
import { eventHandler, ReadModel } from '@order-checkout/event-kit';

type Events =
  | typeof OrderPlacedV1
  | typeof OrderConfirmedV1
  | typeof OrderCancelledV1
  | typeof OrderShippedV1
  | typeof ParcelDeliveredV1
  | typeof RefundIssuedV1;

const view = new ReadModel<Events>('OrderStatusPage');

/** Order shows Order status page */
export const handler = eventHandler(
  [OrderPlacedV1, OrderConfirmedV1, OrderCancelledV1, OrderShippedV1, ParcelDeliveredV1, RefundIssuedV1],
  async (event) => {
    await view.record(event.data.orderId, event);
  },
);
