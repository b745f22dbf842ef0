import { commandHandler, onTimer } from '@order-checkout/event-kit';
import { onCartsWithoutActivityFor24HBecomeAb } from './handlers/cart.ts';

export const handler = commandHandler(
  onTimer('carts-without-activity-for24-h-become-ab', onCartsWithoutActivityFor24HBecomeAb),
);
