import { ParcelPackedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { createShippingLabel } from '../handlers/shipment.ts';

/** Whenever a parcel is packed, create its label */
export const handler = eventHandler([ParcelPackedV1], async (event, context) => {
  await createShippingLabel({ shipmentId: event.data.shipmentId }, context);
});
