import type { OrderCancelledV1, OrderPlacedV1, RefundIssuedV1 } from '@order-checkout/contracts';
import { ReadModel } from '@order-checkout/event-kit';

type Events = typeof OrderPlacedV1 | typeof OrderCancelledV1 | typeof RefundIssuedV1;

/** Sales dashboard: of each version of its events the newest, by id. */
export const salesDashboardView = new ReadModel<Events>('SalesDashboard');
