import { ReadModel } from '@order-checkout/event-kit';
import { viewRules } from '../domain/views/sales-dashboard.ts';

export const salesDashboardView = new ReadModel('SalesDashboard', viewRules);
