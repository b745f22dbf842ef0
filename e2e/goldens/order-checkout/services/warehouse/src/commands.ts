import { DeliveryFailedV1, ParcelDeliveredV1 } from '@order-checkout/contracts';
import { commandHandler, onReport } from '@order-checkout/event-kit';
import { deliveryFailedReported, parcelDeliveredReported } from './handlers/shipment.ts';

export const handler = commandHandler(
  onReport(DeliveryFailedV1, deliveryFailedReported),
  onReport(ParcelDeliveredV1, parcelDeliveredReported),
);
