import type { ItemsPickedV1, PickListCreatedV1 } from '@order-checkout/contracts';
import { ReadModel } from '@order-checkout/event-kit';

type Events = typeof PickListCreatedV1 | typeof ItemsPickedV1;

/** Open pick lists per zone: of each version of its events the newest, by id. */
export const openPickListsPerZoneView = new ReadModel<Events>('OpenPickListsPerZone');
