import { ParcelDeliveredV1 } from '@order-checkout/contracts';
import { eventHandler, ReadModel } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';

const view = new ReadModel<typeof ParcelDeliveredV1>('OrdersDelivered7DaysAgoWithoutRevi');

/** E-Mail shows Orders delivered 7 days ago without review request */
export const handler = eventHandler([ParcelDeliveredV1], async (event) => {
  await view.record(await decisions.keyOfOrdersDelivered7DaysAgoWithoutRevi(event), event);
});
