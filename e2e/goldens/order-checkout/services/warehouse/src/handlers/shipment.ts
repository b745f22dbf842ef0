import {
  CreateShippingLabelV1,
  DeliveryFailedV1,
  HandOverParcelV1,
  PackParcelV1,
  ParcelDeliveredV1,
} from '@order-checkout/contracts';
import {
  AggregateStore,
  commandOf,
  type Context,
  fact,
  type Happened,
  once,
  reportedAs,
} from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/shipment.ts';

const store = new AggregateStore('Shipment', stateRules);

export async function createShippingLabel(data: CreateShippingLabelV1, context: Context): Promise<void> {
  const command = commandOf(CreateShippingLabelV1, data, context);
  const id = data.shipmentId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function handOverParcel(data: HandOverParcelV1, context: Context): Promise<readonly Happened[]> {
  const asked = commandOf(HandOverParcelV1, data, context);
  const id = data.shipmentId;
  const known = await store.state(id);
  const answers = {
    parcelCarrier: await once(`askParcelCarrierToHandOverParcel ${context.cause.id}`, (key) =>
      decisions.askParcelCarrierToHandOverParcel(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function packParcel(data: PackParcelV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(PackParcelV1, data, context);
  const id = await decisions.idOfPackParcel(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

/** Parcel carrier says that it happened. */
export async function deliveryFailedReported(data: DeliveryFailedV1, context: Context): Promise<void> {
  const own = reportedAs(decisions.idOfDeliveryFailedReport(data), context);
  const id = data.shipmentId;
  await store.change(id, { ...own, by: 'DeliveryFailed' }, (state) => {
    decisions.checkDeliveryFailed(state, data);
    return [fact(DeliveryFailedV1, data)];
  });
}

/** Parcel carrier says that it happened. */
export async function parcelDeliveredReported(data: ParcelDeliveredV1, context: Context): Promise<void> {
  const own = reportedAs(decisions.idOfParcelDeliveredReport(data), context);
  const id = data.shipmentId;
  await store.change(id, { ...own, by: 'ParcelDelivered' }, (state) => {
    decisions.checkParcelDelivered(state, data);
    return [fact(ParcelDeliveredV1, data)];
  });
}
