import type { ItemsPickedV1, PickListCreatedV1 } from '@order-checkout/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@order-checkout/event-kit/domain';

type Events = typeof PickListCreatedV1 | typeof ItemsPickedV1;

/** What Open pick lists per zone shows of one id: of each version of its events what was said last. */
export type OpenPickListsPerZoneView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, OpenPickListsPerZoneView> = {
  version: 1,
  initial: {},
  fold: {
    'PickListCreated.v1': told,
    'ItemsPicked.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
