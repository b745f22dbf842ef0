import { OrderCancelledV1, OrderPlacedV1, RefundIssuedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { salesDashboardView } from '../read-models/sales-dashboard.ts';

/** Analytics shows Sales dashboard */
export const handler = eventHandler([OrderPlacedV1, OrderCancelledV1, RefundIssuedV1], async (event) => {
  await salesDashboardView.record(event.data.orderId, event);
});
