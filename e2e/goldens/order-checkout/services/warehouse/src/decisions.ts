import type {
  CreatePickListV1,
  CreateShippingLabelV1,
  DeliveryFailedV1,
  HandOverParcelV1,
  ItemsPickedV1,
  OrderShippedV1,
  PackParcelV1,
  ParcelDeliveredV1,
  ParcelPackedV1,
  PickListCreatedV1,
  RecordPickV1,
  ReleaseStockV1,
  ReplenishStockV1,
  ReserveStockV1,
  ReturnAcceptedV1,
  ShippingLabelCreatedV1,
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationFailedV1,
  StockReservationReleasedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import type { CommandOf, Context, EventOf, Given } from '@order-checkout/event-kit';
import { undecided } from '@order-checkout/event-kit/domain';
import type { ParcelCarrierAnswerToHandOverParcel } from './adapters/parcel-carrier.ts';
import type { OrderState } from './domain/order.ts';
import type { ShipmentState } from './domain/shipment.ts';
import type { StockItemState } from './domain/stock-item.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** Before HandOverParcel is decided, this is asked: Parcel carrier. */
export interface HandOverParcelAnswers {
  readonly parcelCarrier: ParcelCarrierAnswerToHandOverParcel;
}

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  detailsOfPickListCreated(
    state: OrderState,
    command: CommandOf<typeof CreatePickListV1>,
  ): Pick<PickListCreatedV1, 'pickListId' | 'items' | 'zone' | 'createdAt'>;
  detailsOfShippingLabelCreated(
    state: ShipmentState,
    command: CommandOf<typeof CreateShippingLabelV1>,
  ): Pick<ShippingLabelCreatedV1, 'carrier' | 'trackingNumber' | 'labelUrl' | 'createdAt'>;
  askParcelCarrierToHandOverParcel(
    command: HandOverParcelV1,
    state: ShipmentState,
    context: Context,
    key: string,
  ): Promise<ParcelCarrierAnswerToHandOverParcel>;
  detailsOfOrderShipped(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): Pick<OrderShippedV1, 'orderId' | 'carrier' | 'trackingNumber' | 'items' | 'shippedAt'>;
  detailsOfStockLevelFellBelowThreshold(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): StockLevelFellBelowThresholdV1;
  outcomeOfHandOverParcel(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): readonly ('OrderShipped' | 'StockLevelFellBelowThreshold')[];
  detailsOfParcelPacked(
    state: ShipmentState,
    command: CommandOf<typeof PackParcelV1>,
  ): Pick<ParcelPackedV1, 'orderId' | 'weightGrams' | 'items' | 'packedAt'>;
  idOfPackParcel(command: PackParcelV1, context: Context): Later<string>;
  detailsOfItemsPicked(
    state: OrderState,
    command: CommandOf<typeof RecordPickV1>,
  ): Pick<ItemsPickedV1, 'pickedBy' | 'pickedAt'>;
  idOfRecordPick(command: RecordPickV1, context: Context): Later<string>;
  detailsOfStockReservationReleased(
    state: StockItemState,
    command: CommandOf<typeof ReleaseStockV1>,
  ): Pick<StockReservationReleasedV1, 'reservationId' | 'lines' | 'releasedAt'>;
  idOfReleaseStock(command: ReleaseStockV1, context: Context): Later<string>;
  detailsOfStockReplenished(
    state: StockItemState,
    command: CommandOf<typeof ReplenishStockV1>,
  ): Pick<StockReplenishedV1, 'origin' | 'onHand' | 'replenishedAt'>;
  idOfReplenishStock(command: ReplenishStockV1, context: Context): Later<string>;
  detailsOfStockReserved(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): Pick<StockReservedV1, 'reservationId' | 'warehouseId' | 'expiresAt'>;
  detailsOfStockReservationFailed(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): Pick<StockReservationFailedV1, 'missing' | 'reason' | 'failedAt'>;
  idOfReserveStock(command: ReserveStockV1, context: Context): Later<string>;
  outcomeOfReserveStock(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): readonly ('StockReserved' | 'StockReservationFailed')[];
  idOfDeliveryFailedReport(report: DeliveryFailedV1): string | undefined;
  checkDeliveryFailed(state: ShipmentState, report: DeliveryFailedV1): void;
  idOfParcelDeliveredReport(report: ParcelDeliveredV1): string | undefined;
  checkParcelDelivered(state: ShipmentState, report: ParcelDeliveredV1): void;
  detailsOfReplenishStock(event: EventOf<typeof ReturnAcceptedV1>): Later<ReplenishStockV1>;
  keyOfOpenPickListsPerZone(event: EventOf<typeof PickListCreatedV1 | typeof ItemsPickedV1>): Later<string>;
}

export const decisions: Decisions = {
  detailsOfPickListCreated: undecided(
    'Where do pickListId, items, zone and createdAt of PickListCreated come from? The command CreatePickList does not say it. Perhaps createdAt: command.time.',
  ),
  detailsOfShippingLabelCreated: undecided(
    'Where do carrier, trackingNumber, labelUrl and createdAt of ShippingLabelCreated come from? The command CreateShippingLabel does not say it. Perhaps createdAt: command.time.',
  ),
  askParcelCarrierToHandOverParcel: undecided(
    'How is Parcel carrier asked for HandOverParcel? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfOrderShipped: undecided(
    'Where do orderId, carrier, trackingNumber, items and shippedAt of OrderShipped come from? The command HandOverParcel does not say it. Perhaps orderId: state.ParcelPacked?.orderId, carrier: state.ShippingLabelCreated?.carrier, trackingNumber: state.ShippingLabelCreated?.trackingNumber, items: state.ParcelPacked?.items, shippedAt: command.time.',
  ),
  detailsOfStockLevelFellBelowThreshold: undecided(
    'Where do sku, onHand, threshold, warehouseId and occurredAt of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it. Perhaps occurredAt: command.time.',
  ),
  outcomeOfHandOverParcel: undecided(
    'Which of OrderShipped, StockLevelFellBelowThreshold does HandOverParcel lead to, and when?',
  ),
  detailsOfParcelPacked: undecided(
    'Where do orderId, weightGrams, items and packedAt of ParcelPacked come from? The command PackParcel does not say it. Perhaps packedAt: command.time.',
  ),
  idOfPackParcel: undecided(
    "Which Shipment is PackParcel about? For a new one: newId(context, 'shipmentId'), or idFor('Shipment', ...) with a field by which others find it again.",
  ),
  detailsOfItemsPicked: undecided(
    'Where do pickedBy and pickedAt of ItemsPicked come from? The command RecordPick does not say it. Perhaps pickedAt: command.time.',
  ),
  idOfRecordPick: undecided(
    "Which Order is RecordPick about? For a new one: newId(context, 'orderId'), or idFor('Order', ...) with a field by which others find it again.",
  ),
  detailsOfStockReservationReleased: undecided(
    'Where do reservationId, lines and releasedAt of StockReservationReleased come from? The command ReleaseStock does not say it. Perhaps reservationId: state.StockReserved?.reservationId, lines: state.StockReserved?.lines, releasedAt: command.time.',
  ),
  idOfReleaseStock: undecided(
    "Which StockItem is ReleaseStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again.",
  ),
  detailsOfStockReplenished: undecided(
    'Where do origin, onHand and replenishedAt of StockReplenished come from? The command ReplenishStock does not say it. Perhaps onHand: state.StockLevelFellBelowThreshold?.onHand, replenishedAt: command.time.',
  ),
  idOfReplenishStock: undecided(
    "Which StockItem is ReplenishStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again.",
  ),
  detailsOfStockReserved: undecided(
    'Where do reservationId, warehouseId and expiresAt of StockReserved come from? The command ReserveStock does not say it.',
  ),
  detailsOfStockReservationFailed: undecided(
    'Where do missing, reason and failedAt of StockReservationFailed come from? The command ReserveStock does not say it. Perhaps failedAt: command.time.',
  ),
  idOfReserveStock: undecided(
    "Which StockItem is ReserveStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again.",
  ),
  outcomeOfReserveStock: undecided(
    'Which of StockReserved, StockReservationFailed does ReserveStock lead to, and when?',
  ),
  idOfDeliveryFailedReport: undecided(
    'By what is a report of DeliveryFailed known again when Parcel carrier sends it twice? With undefined the header Idempotency-Key counts, and without that each one is new.',
  ),
  checkDeliveryFailed: undecided(
    'When does the DeliveryFailed that Parcel carrier reports not fit the state of its Shipment? Throw Refused then: nothing is published, and the log tells it.',
  ),
  idOfParcelDeliveredReport: undecided(
    'By what is a report of ParcelDelivered known again when Parcel carrier sends it twice? With undefined the header Idempotency-Key counts, and without that each one is new.',
  ),
  checkParcelDelivered: undecided(
    'When does the ParcelDelivered that Parcel carrier reports not fit the state of its Shipment? Throw Refused then: nothing is published, and the log tells it.',
  ),
  detailsOfReplenishStock: undecided(
    'Where do sku and quantity of ReplenishStock come from? The policy says: Whenever an accepted return is sellable, put it back on the shelf',
  ),
  keyOfOpenPickListsPerZone: undecided(
    'Under which id does Open pick lists per zone show an event? One id is one thing that is shown; several of them are a list.',
  ),
};
