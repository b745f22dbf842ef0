import type { OrderCancelledV1, OrderPlacedV1, RefundIssuedV1 } from '@order-checkout/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@order-checkout/event-kit/domain';

type Events = typeof OrderPlacedV1 | typeof OrderCancelledV1 | typeof RefundIssuedV1;

/** What Sales dashboard shows of one id: of each version of its events what was said last. */
export type SalesDashboardView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, SalesDashboardView> = {
  version: 1,
  initial: {},
  fold: {
    'OrderPlaced.v1': told,
    'OrderCancelled.v1': told,
    'RefundIssued.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
