import {
  DeliveryFailedV1,
  HandOverParcelV1,
  PackParcelV1,
  ParcelDeliveredV1,
  RecordPickV1,
} from '@order-checkout/contracts';
import { commandHandler, on, onReport } from '@order-checkout/event-kit';
import { recordPick } from './handlers/order.ts';
import { deliveryFailedReported, handOverParcel, packParcel, parcelDeliveredReported } from './handlers/shipment.ts';

export const handler = commandHandler(
  on(RecordPickV1, recordPick),
  on(HandOverParcelV1, handOverParcel),
  on(PackParcelV1, packParcel),
  onReport(DeliveryFailedV1, deliveryFailedReported),
  onReport(ParcelDeliveredV1, parcelDeliveredReported),
);
