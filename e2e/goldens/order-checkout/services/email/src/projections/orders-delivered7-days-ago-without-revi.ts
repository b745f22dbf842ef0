import { ParcelDeliveredV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { ordersDelivered7DaysAgoWithoutReviXgg16iView } from '../read-models/orders-delivered7-days-ago-without-revi-xgg16i.ts';

/** E-Mail shows Orders delivered 7 days ago without review request */
export const handler = eventHandler([ParcelDeliveredV1], async (event) => {
  await ordersDelivered7DaysAgoWithoutReviXgg16iView.record(
    await decisions.keyOfOrdersDelivered7DaysAgoWithoutRevi(event),
    event,
  );
});
