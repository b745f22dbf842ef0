import type { ParcelDeliveredV1 } from '@order-checkout/contracts';
import { ReadModel } from '@order-checkout/event-kit';

type Events = typeof ParcelDeliveredV1;

/** Orders delivered 7 days ago without review request: of each version of its events the newest, by id. */
export const ordersDelivered7DaysAgoWithoutReviXgg16iView = new ReadModel<Events>(
  'OrdersDelivered7DaysAgoWithoutReviXgg16i',
);
