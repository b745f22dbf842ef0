import type {
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  OrderShippedV1,
  ParcelDeliveredV1,
  RefundIssuedV1,
} from '@order-checkout/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@order-checkout/event-kit/domain';

type Events =
  | typeof OrderPlacedV1
  | typeof OrderConfirmedV1
  | typeof OrderCancelledV1
  | typeof OrderShippedV1
  | typeof ParcelDeliveredV1
  | typeof RefundIssuedV1;

/** What Order status page shows of one id: of each version of its events what was said last. */
export type OrderStatusPageView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, OrderStatusPageView> = {
  version: 1,
  initial: {},
  fold: {
    'OrderPlaced.v1': told,
    'OrderConfirmed.v1': told,
    'OrderCancelled.v1': told,
    'OrderShipped.v1': told,
    'ParcelDelivered.v1': told,
    'RefundIssued.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
