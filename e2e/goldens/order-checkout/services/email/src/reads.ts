import { read, readHandler } from '@order-checkout/event-kit';
import { ordersDelivered7DaysAgoWithoutReviXgg16iView } from './read-models/orders-delivered7-days-ago-without-revi-xgg16i.ts';

export const handler = readHandler(
  read('orders-delivered7-days-ago-without-revi-xgg16i', ordersDelivered7DaysAgoWithoutReviXgg16iView),
);
