import { ReadModel } from '@order-checkout/event-kit';
import { viewRules } from '../domain/views/orders-delivered7-days-ago-without-revi-xgg16i.ts';

export const ordersDelivered7DaysAgoWithoutReviXgg16iView = new ReadModel(
  'OrdersDelivered7DaysAgoWithoutReviXgg16i',
  viewRules,
);
