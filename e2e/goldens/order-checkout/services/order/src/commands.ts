import { CancelOrderV1, PlaceOrderV1 } from '@order-checkout/contracts';
import { commandHandler, on } from '@order-checkout/event-kit';
import { cancelOrder, placeOrder } from './handlers/order.ts';

export const handler = commandHandler(on(CancelOrderV1, cancelOrder), on(PlaceOrderV1, placeOrder));
