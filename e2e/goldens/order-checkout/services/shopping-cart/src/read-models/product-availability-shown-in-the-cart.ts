import type {
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationReleasedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import { ReadModel } from '@order-checkout/event-kit';

type Events =
  | typeof StockReservedV1
  | typeof StockReservationReleasedV1
  | typeof StockReplenishedV1
  | typeof StockLevelFellBelowThresholdV1;

/** Product availability shown in the cart: of each version of its events the newest, by id. */
export const productAvailabilityShownInTheCartView = new ReadModel<Events>('ProductAvailabilityShownInTheCart');
