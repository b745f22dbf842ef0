import type {
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationReleasedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@order-checkout/event-kit/domain';

type Events =
  | typeof StockReservedV1
  | typeof StockReservationReleasedV1
  | typeof StockReplenishedV1
  | typeof StockLevelFellBelowThresholdV1;

/** What Product availability shown in the cart shows of one id: of each version of its events what was said last. */
export type ProductAvailabilityShownInTheCartView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, ProductAvailabilityShownInTheCartView> = {
  version: 1,
  initial: {},
  fold: {
    'StockReserved.v1': told,
    'StockReservationReleased.v1': told,
    'StockReplenished.v1': told,
    'StockLevelFellBelowThreshold.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
