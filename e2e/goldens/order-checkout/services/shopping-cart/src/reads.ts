import { read, readHandler } from '@order-checkout/event-kit';
import { productAvailabilityShownInTheCartView } from './read-models/product-availability-shown-in-the-cart.ts';

export const handler = readHandler(
  read('product-availability-shown-in-the-cart', productAvailabilityShownInTheCartView),
);
