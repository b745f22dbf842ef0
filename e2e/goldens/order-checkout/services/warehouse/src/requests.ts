import { HandOverParcelV1, PackParcelV1, RecordPickV1 } from '@order-checkout/contracts';
import { answer, requestHandler } from '@order-checkout/event-kit';
import { recordPick } from './handlers/order.ts';
import { handOverParcel, packParcel } from './handlers/shipment.ts';

export const handler = requestHandler(
  answer('record-pick', RecordPickV1, recordPick),
  answer('hand-over-parcel', HandOverParcelV1, handOverParcel),
  answer('pack-parcel', PackParcelV1, packParcel),
);
