import { OrderCancelledV1, OrderPlacedV1, RefundIssuedV1 } from '@order-checkout/contracts';
import { eventHandler, ReadModel } from '@order-checkout/event-kit';

const view = new ReadModel<typeof OrderPlacedV1 | typeof OrderCancelledV1 | typeof RefundIssuedV1>('SalesDashboard');

/** Analytics shows Sales dashboard */
export const handler = eventHandler([OrderPlacedV1, OrderCancelledV1, RefundIssuedV1], async (event) => {
  await view.record(event.data.orderId, event);
});
