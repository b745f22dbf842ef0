import { read, readHandler } from '@order-checkout/event-kit';
import { salesDashboardView } from './read-models/sales-dashboard.ts';

export const handler = readHandler(read('sales-dashboard', salesDashboardView));
