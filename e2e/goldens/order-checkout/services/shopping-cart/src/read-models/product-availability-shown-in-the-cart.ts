import { ReadModel } from '@order-checkout/event-kit';
import { viewRules } from '../domain/views/product-availability-shown-in-the-cart.ts';

export const productAvailabilityShownInTheCartView = new ReadModel('ProductAvailabilityShownInTheCart', viewRules);
