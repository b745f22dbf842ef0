import type {
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  OrderShippedV1,
  ParcelDeliveredV1,
  RefundIssuedV1,
} from '@order-checkout/contracts';
import { ReadModel } from '@order-checkout/event-kit';

type Events =
  | typeof OrderPlacedV1
  | typeof OrderConfirmedV1
  | typeof OrderCancelledV1
  | typeof OrderShippedV1
  | typeof ParcelDeliveredV1
  | typeof RefundIssuedV1;

/** Order status page: of each version of its events the newest, by id. */
export const orderStatusPageView = new ReadModel<Events>('OrderStatusPage');
