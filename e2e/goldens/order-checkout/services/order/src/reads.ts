import { read, readHandler } from '@order-checkout/event-kit';
import { orderStatusPageView } from './read-models/order-status-page.ts';

export const handler = readHandler(read('order-status-page', orderStatusPageView));
