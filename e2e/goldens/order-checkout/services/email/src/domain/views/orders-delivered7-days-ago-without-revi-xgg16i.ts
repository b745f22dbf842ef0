import type { ParcelDeliveredV1 } from '@order-checkout/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@order-checkout/event-kit/domain';

type Events = typeof ParcelDeliveredV1;

/** What Orders delivered 7 days ago without review request shows of one id: of each version of its events what was said last. */
export type OrdersDelivered7DaysAgoWithoutReviXgg16iView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, OrdersDelivered7DaysAgoWithoutReviXgg16iView> = {
  version: 1,
  initial: {},
  fold: {
    'ParcelDelivered.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
