import { ItemsPickedV1, PickListCreatedV1 } from '@order-checkout/contracts';
import { eventHandler, ReadModel } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';

const view = new ReadModel<typeof PickListCreatedV1 | typeof ItemsPickedV1>('OpenPickListsPerZone');

/** Warehouse shows Open pick lists per zone */
export const handler = eventHandler([PickListCreatedV1, ItemsPickedV1], async (event) => {
  await view.record(await decisions.keyOfOpenPickListsPerZone(event), event);
});
