import { ReadModel } from '@order-checkout/event-kit';
import { viewRules } from '../domain/views/order-status-page.ts';

export const orderStatusPageView = new ReadModel('OrderStatusPage', viewRules);
