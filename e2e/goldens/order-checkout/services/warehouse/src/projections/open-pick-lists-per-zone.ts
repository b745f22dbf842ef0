import { ItemsPickedV1, PickListCreatedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { openPickListsPerZoneView } from '../read-models/open-pick-lists-per-zone.ts';

/** Warehouse shows Open pick lists per zone */
export const handler = eventHandler([PickListCreatedV1, ItemsPickedV1], async (event) => {
  await openPickListsPerZoneView.record(await decisions.keyOfOpenPickListsPerZone(event), event);
});
