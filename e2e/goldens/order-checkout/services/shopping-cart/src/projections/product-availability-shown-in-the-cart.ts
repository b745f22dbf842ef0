import {
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationReleasedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { productAvailabilityShownInTheCartView } from '../read-models/product-availability-shown-in-the-cart.ts';

/** Shopping Cart shows Product availability shown in the cart */
export const handler = eventHandler(
  [StockReservedV1, StockReservationReleasedV1, StockReplenishedV1, StockLevelFellBelowThresholdV1],
  async (event) => {
    await productAvailabilityShownInTheCartView.record(
      await decisions.keyOfProductAvailabilityShownInTheCart(event),
      event,
    );
  },
);
