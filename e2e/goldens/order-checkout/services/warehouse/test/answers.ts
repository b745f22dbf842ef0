import {
  ItemsPickedV1,
  OrderShippedV1,
  ParcelPackedV1,
  PickListCreatedV1,
  ReplenishStockV1,
  ShippingLabelCreatedV1,
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationFailedV1,
  StockReservationReleasedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';
import { FakeParcelCarrier } from './fakes/parcel-carrier.ts';

/** Stand-ins for the systems outside. */
export const fakes = {
  parcelCarrier: new FakeParcelCarrier(),
};

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  detailsOfPickListCreated: () => sample(PickListCreatedV1),
  detailsOfShippingLabelCreated: () => sample(ShippingLabelCreatedV1),
  askParcelCarrierToHandOverParcel: (command) => fakes.parcelCarrier.handOverParcel(command),
  detailsOfOrderShipped: () => sample(OrderShippedV1),
  detailsOfStockLevelFellBelowThreshold: () => sample(StockLevelFellBelowThresholdV1),
  outcomeOfHandOverParcel: () => ['OrderShipped'],
  detailsOfParcelPacked: () => sample(ParcelPackedV1),
  idOfPackParcel: () => sample(ParcelPackedV1).shipmentId,
  detailsOfItemsPicked: () => sample(ItemsPickedV1),
  idOfRecordPick: () => sample(ItemsPickedV1).orderId,
  detailsOfStockReservationReleased: () => sample(StockReservationReleasedV1),
  idOfReleaseStock: () => 'stockItem-1',
  detailsOfStockReplenished: () => sample(StockReplenishedV1),
  idOfReplenishStock: () => 'stockItem-1',
  detailsOfStockReserved: () => sample(StockReservedV1),
  detailsOfStockReservationFailed: () => sample(StockReservationFailedV1),
  idOfReserveStock: () => 'stockItem-1',
  outcomeOfReserveStock: () => ['StockReserved'],
  idOfDeliveryFailedReport: () => undefined,
  checkDeliveryFailed: () => undefined,
  idOfParcelDeliveredReport: () => undefined,
  checkParcelDelivered: () => undefined,
  detailsOfReplenishStock: () => sampleCommand(ReplenishStockV1),
  keyOfOpenPickListsPerZone: () => 'sample',
};
