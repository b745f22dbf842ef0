import { ReturnAcceptedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { replenishStock } from '../handlers/stock-item.ts';

/** Whenever an accepted return is sellable, put it back on the shelf */
export const handler = eventHandler([ReturnAcceptedV1], async (event, context) => {
  await replenishStock(await decisions.detailsOfReplenishStock(event), context);
});
