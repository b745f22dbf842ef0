import {
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationReleasedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import { eventHandler, ReadModel } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';

type Events =
  | typeof StockReservedV1
  | typeof StockReservationReleasedV1
  | typeof StockReplenishedV1
  | typeof StockLevelFellBelowThresholdV1;

const view = new ReadModel<Events>('ProductAvailabilityShownInTheCart');

/** Shopping Cart shows Product availability shown in the cart */
export const handler = eventHandler(
  [StockReservedV1, StockReservationReleasedV1, StockReplenishedV1, StockLevelFellBelowThresholdV1],
  async (event) => {
    await view.record(await decisions.keyOfProductAvailabilityShownInTheCart(event), event);
  },
);
