import type {
  CreatePickListV1,
  CreateShippingLabelV1,
  HandOverParcelV1,
  ItemsPickedV1,
  OrderShippedV1,
  PackParcelV1,
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
  /** Where does the field pickListId of PickListCreated come from? The command CreatePickList does not say it. */
  pickListIdOfPickListCreated(
    state: OrderState,
    command: CommandOf<typeof CreatePickListV1>,
  ): PickListCreatedV1['pickListId'];
  /** Where does the field items of PickListCreated come from? The command CreatePickList does not say it. */
  itemsOfPickListCreated(state: OrderState, command: CommandOf<typeof CreatePickListV1>): PickListCreatedV1['items'];
  /** Where does the field zone of PickListCreated come from? The command CreatePickList does not say it. */
  zoneOfPickListCreated(state: OrderState, command: CommandOf<typeof CreatePickListV1>): PickListCreatedV1['zone'];
  /** Where does the field createdAt of PickListCreated come from? The command CreatePickList does not say it. Often it is the moment of the command: command.time. */
  createdAtOfPickListCreated(
    state: OrderState,
    command: CommandOf<typeof CreatePickListV1>,
  ): PickListCreatedV1['createdAt'];
  /** Where does the field carrier of ShippingLabelCreated come from? The command CreateShippingLabel does not say it. */
  carrierOfShippingLabelCreated(
    state: ShipmentState,
    command: CommandOf<typeof CreateShippingLabelV1>,
  ): ShippingLabelCreatedV1['carrier'];
  /** Where does the field trackingNumber of ShippingLabelCreated come from? The command CreateShippingLabel does not say it. */
  trackingNumberOfShippingLabelCreated(
    state: ShipmentState,
    command: CommandOf<typeof CreateShippingLabelV1>,
  ): ShippingLabelCreatedV1['trackingNumber'];
  /** Where does the field labelUrl of ShippingLabelCreated come from? The command CreateShippingLabel does not say it. */
  labelUrlOfShippingLabelCreated(
    state: ShipmentState,
    command: CommandOf<typeof CreateShippingLabelV1>,
  ): ShippingLabelCreatedV1['labelUrl'];
  /** Where does the field createdAt of ShippingLabelCreated come from? The command CreateShippingLabel does not say it. Often it is the moment of the command: command.time. */
  createdAtOfShippingLabelCreated(
    state: ShipmentState,
    command: CommandOf<typeof CreateShippingLabelV1>,
  ): ShippingLabelCreatedV1['createdAt'];
  /** How is Parcel carrier asked for HandOverParcel? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askParcelCarrierToHandOverParcel(
    command: HandOverParcelV1,
    state: ShipmentState,
    context: Context,
    key: string,
  ): Promise<ParcelCarrierAnswerToHandOverParcel>;
  /** Where does the field orderId of OrderShipped come from? The command HandOverParcel does not say it. */
  orderIdOfOrderShipped(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): OrderShippedV1['orderId'];
  /** Where does the field carrier of OrderShipped come from? The command HandOverParcel does not say it. */
  carrierOfOrderShipped(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): OrderShippedV1['carrier'];
  /** Where does the field trackingNumber of OrderShipped come from? The command HandOverParcel does not say it. */
  trackingNumberOfOrderShipped(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): OrderShippedV1['trackingNumber'];
  /** Where does the field items of OrderShipped come from? The command HandOverParcel does not say it. */
  itemsOfOrderShipped(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): OrderShippedV1['items'];
  /** Where does the field shippedAt of OrderShipped come from? The command HandOverParcel does not say it. Often it is the moment of the command: command.time. */
  shippedAtOfOrderShipped(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): OrderShippedV1['shippedAt'];
  /** Where does the field sku of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it. */
  skuOfStockLevelFellBelowThreshold(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): StockLevelFellBelowThresholdV1['sku'];
  /** Where does the field onHand of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it. */
  onHandOfStockLevelFellBelowThreshold(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): StockLevelFellBelowThresholdV1['onHand'];
  /** Where does the field threshold of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it. */
  thresholdOfStockLevelFellBelowThreshold(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): StockLevelFellBelowThresholdV1['threshold'];
  /** Where does the field warehouseId of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it. */
  warehouseIdOfStockLevelFellBelowThreshold(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): StockLevelFellBelowThresholdV1['warehouseId'];
  /** Where does the field occurredAt of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it. Often it is the moment of the command: command.time. */
  occurredAtOfStockLevelFellBelowThreshold(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): StockLevelFellBelowThresholdV1['occurredAt'];
  /** Which of OrderShipped, StockLevelFellBelowThreshold does HandOverParcel lead to, and when? */
  outcomeOfHandOverParcel(
    state: ShipmentState,
    command: Given<typeof HandOverParcelV1, HandOverParcelAnswers>,
  ): readonly ('OrderShipped' | 'StockLevelFellBelowThreshold')[];
  /** Where does the field orderId of ParcelPacked come from? The command PackParcel does not say it. */
  orderIdOfParcelPacked(state: ShipmentState, command: CommandOf<typeof PackParcelV1>): ParcelPackedV1['orderId'];
  /** Where does the field weightGrams of ParcelPacked come from? The command PackParcel does not say it. */
  weightGramsOfParcelPacked(
    state: ShipmentState,
    command: CommandOf<typeof PackParcelV1>,
  ): ParcelPackedV1['weightGrams'];
  /** Where does the field items of ParcelPacked come from? The command PackParcel does not say it. */
  itemsOfParcelPacked(state: ShipmentState, command: CommandOf<typeof PackParcelV1>): ParcelPackedV1['items'];
  /** Where does the field packedAt of ParcelPacked come from? The command PackParcel does not say it. Often it is the moment of the command: command.time. */
  packedAtOfParcelPacked(state: ShipmentState, command: CommandOf<typeof PackParcelV1>): ParcelPackedV1['packedAt'];
  /** Which Shipment is PackParcel about? For a new one: newId(context, 'shipmentId'), or idFor('Shipment', ...) with a field by which others find it again. */
  idOfPackParcel(command: PackParcelV1, context: Context): Later<string>;
  /** Where does the field pickedBy of ItemsPicked come from? The command RecordPick does not say it. */
  pickedByOfItemsPicked(state: OrderState, command: CommandOf<typeof RecordPickV1>): ItemsPickedV1['pickedBy'];
  /** Where does the field pickedAt of ItemsPicked come from? The command RecordPick does not say it. Often it is the moment of the command: command.time. */
  pickedAtOfItemsPicked(state: OrderState, command: CommandOf<typeof RecordPickV1>): ItemsPickedV1['pickedAt'];
  /** Which Order is RecordPick about? For a new one: newId(context, 'orderId'), or idFor('Order', ...) with a field by which others find it again. */
  idOfRecordPick(command: RecordPickV1, context: Context): Later<string>;
  /** Where does the field reservationId of StockReservationReleased come from? The command ReleaseStock does not say it. */
  reservationIdOfStockReservationReleased(
    state: StockItemState,
    command: CommandOf<typeof ReleaseStockV1>,
  ): StockReservationReleasedV1['reservationId'];
  /** Where does the field lines of StockReservationReleased come from? The command ReleaseStock does not say it. */
  linesOfStockReservationReleased(
    state: StockItemState,
    command: CommandOf<typeof ReleaseStockV1>,
  ): StockReservationReleasedV1['lines'];
  /** Where does the field releasedAt of StockReservationReleased come from? The command ReleaseStock does not say it. Often it is the moment of the command: command.time. */
  releasedAtOfStockReservationReleased(
    state: StockItemState,
    command: CommandOf<typeof ReleaseStockV1>,
  ): StockReservationReleasedV1['releasedAt'];
  /** Which StockItem is ReleaseStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again. */
  idOfReleaseStock(command: ReleaseStockV1, context: Context): Later<string>;
  /** Where does the field origin of StockReplenished come from? The command ReplenishStock does not say it. */
  originOfStockReplenished(
    state: StockItemState,
    command: CommandOf<typeof ReplenishStockV1>,
  ): StockReplenishedV1['origin'];
  /** Where does the field onHand of StockReplenished come from? The command ReplenishStock does not say it. */
  onHandOfStockReplenished(
    state: StockItemState,
    command: CommandOf<typeof ReplenishStockV1>,
  ): StockReplenishedV1['onHand'];
  /** Where does the field replenishedAt of StockReplenished come from? The command ReplenishStock does not say it. Often it is the moment of the command: command.time. */
  replenishedAtOfStockReplenished(
    state: StockItemState,
    command: CommandOf<typeof ReplenishStockV1>,
  ): StockReplenishedV1['replenishedAt'];
  /** Which StockItem is ReplenishStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again. */
  idOfReplenishStock(command: ReplenishStockV1, context: Context): Later<string>;
  /** Where does the field reservationId of StockReserved come from? The command ReserveStock does not say it. */
  reservationIdOfStockReserved(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): StockReservedV1['reservationId'];
  /** Where does the field warehouseId of StockReserved come from? The command ReserveStock does not say it. */
  warehouseIdOfStockReserved(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): StockReservedV1['warehouseId'];
  /** Where does the field expiresAt of StockReserved come from? The command ReserveStock does not say it. Often it is the moment of the command: command.time. */
  expiresAtOfStockReserved(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): StockReservedV1['expiresAt'];
  /** Where does the field missing of StockReservationFailed come from? The command ReserveStock does not say it. */
  missingOfStockReservationFailed(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): StockReservationFailedV1['missing'];
  /** Where does the field reason of StockReservationFailed come from? The command ReserveStock does not say it. */
  reasonOfStockReservationFailed(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): StockReservationFailedV1['reason'];
  /** Where does the field failedAt of StockReservationFailed come from? The command ReserveStock does not say it. Often it is the moment of the command: command.time. */
  failedAtOfStockReservationFailed(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): StockReservationFailedV1['failedAt'];
  /** Which StockItem is ReserveStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again. */
  idOfReserveStock(command: ReserveStockV1, context: Context): Later<string>;
  /** Which of StockReserved, StockReservationFailed does ReserveStock lead to, and when? */
  outcomeOfReserveStock(
    state: StockItemState,
    command: CommandOf<typeof ReserveStockV1>,
  ): readonly ('StockReserved' | 'StockReservationFailed')[];
  /** Where does the field sku of ReplenishStock come from? The policy says: Whenever an accepted return is sellable, put it back on the shelf */
  skuOfReplenishStock(event: EventOf<typeof ReturnAcceptedV1>): Later<ReplenishStockV1['sku']>;
  /** Where does the field quantity of ReplenishStock come from? The policy says: Whenever an accepted return is sellable, put it back on the shelf */
  quantityOfReplenishStock(event: EventOf<typeof ReturnAcceptedV1>): Later<ReplenishStockV1['quantity']>;
  /** Under which key does Open pick lists per zone keep an event? */
  keyOfOpenPickListsPerZone(event: EventOf<typeof PickListCreatedV1 | typeof ItemsPickedV1>): Later<string>;
}

export const decisions: Decisions = {
  pickListIdOfPickListCreated: undecided(
    'Where does the field pickListId of PickListCreated come from? The command CreatePickList does not say it.',
  ),
  itemsOfPickListCreated: undecided(
    'Where does the field items of PickListCreated come from? The command CreatePickList does not say it.',
  ),
  zoneOfPickListCreated: undecided(
    'Where does the field zone of PickListCreated come from? The command CreatePickList does not say it.',
  ),
  createdAtOfPickListCreated: undecided(
    'Where does the field createdAt of PickListCreated come from? The command CreatePickList does not say it. Often it is the moment of the command: command.time.',
  ),
  carrierOfShippingLabelCreated: undecided(
    'Where does the field carrier of ShippingLabelCreated come from? The command CreateShippingLabel does not say it.',
  ),
  trackingNumberOfShippingLabelCreated: undecided(
    'Where does the field trackingNumber of ShippingLabelCreated come from? The command CreateShippingLabel does not say it.',
  ),
  labelUrlOfShippingLabelCreated: undecided(
    'Where does the field labelUrl of ShippingLabelCreated come from? The command CreateShippingLabel does not say it.',
  ),
  createdAtOfShippingLabelCreated: undecided(
    'Where does the field createdAt of ShippingLabelCreated come from? The command CreateShippingLabel does not say it. Often it is the moment of the command: command.time.',
  ),
  askParcelCarrierToHandOverParcel: undecided(
    'How is Parcel carrier asked for HandOverParcel? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  orderIdOfOrderShipped: undecided(
    'Where does the field orderId of OrderShipped come from? The command HandOverParcel does not say it.',
  ),
  carrierOfOrderShipped: undecided(
    'Where does the field carrier of OrderShipped come from? The command HandOverParcel does not say it.',
  ),
  trackingNumberOfOrderShipped: undecided(
    'Where does the field trackingNumber of OrderShipped come from? The command HandOverParcel does not say it.',
  ),
  itemsOfOrderShipped: undecided(
    'Where does the field items of OrderShipped come from? The command HandOverParcel does not say it.',
  ),
  shippedAtOfOrderShipped: undecided(
    'Where does the field shippedAt of OrderShipped come from? The command HandOverParcel does not say it. Often it is the moment of the command: command.time.',
  ),
  skuOfStockLevelFellBelowThreshold: undecided(
    'Where does the field sku of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it.',
  ),
  onHandOfStockLevelFellBelowThreshold: undecided(
    'Where does the field onHand of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it.',
  ),
  thresholdOfStockLevelFellBelowThreshold: undecided(
    'Where does the field threshold of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it.',
  ),
  warehouseIdOfStockLevelFellBelowThreshold: undecided(
    'Where does the field warehouseId of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it.',
  ),
  occurredAtOfStockLevelFellBelowThreshold: undecided(
    'Where does the field occurredAt of StockLevelFellBelowThreshold come from? The command HandOverParcel does not say it. Often it is the moment of the command: command.time.',
  ),
  outcomeOfHandOverParcel: undecided(
    'Which of OrderShipped, StockLevelFellBelowThreshold does HandOverParcel lead to, and when?',
  ),
  orderIdOfParcelPacked: undecided(
    'Where does the field orderId of ParcelPacked come from? The command PackParcel does not say it.',
  ),
  weightGramsOfParcelPacked: undecided(
    'Where does the field weightGrams of ParcelPacked come from? The command PackParcel does not say it.',
  ),
  itemsOfParcelPacked: undecided(
    'Where does the field items of ParcelPacked come from? The command PackParcel does not say it.',
  ),
  packedAtOfParcelPacked: undecided(
    'Where does the field packedAt of ParcelPacked come from? The command PackParcel does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfPackParcel: undecided(
    "Which Shipment is PackParcel about? For a new one: newId(context, 'shipmentId'), or idFor('Shipment', ...) with a field by which others find it again.",
  ),
  pickedByOfItemsPicked: undecided(
    'Where does the field pickedBy of ItemsPicked come from? The command RecordPick does not say it.',
  ),
  pickedAtOfItemsPicked: undecided(
    'Where does the field pickedAt of ItemsPicked come from? The command RecordPick does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfRecordPick: undecided(
    "Which Order is RecordPick about? For a new one: newId(context, 'orderId'), or idFor('Order', ...) with a field by which others find it again.",
  ),
  reservationIdOfStockReservationReleased: undecided(
    'Where does the field reservationId of StockReservationReleased come from? The command ReleaseStock does not say it.',
  ),
  linesOfStockReservationReleased: undecided(
    'Where does the field lines of StockReservationReleased come from? The command ReleaseStock does not say it.',
  ),
  releasedAtOfStockReservationReleased: undecided(
    'Where does the field releasedAt of StockReservationReleased come from? The command ReleaseStock does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfReleaseStock: undecided(
    "Which StockItem is ReleaseStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again.",
  ),
  originOfStockReplenished: undecided(
    'Where does the field origin of StockReplenished come from? The command ReplenishStock does not say it.',
  ),
  onHandOfStockReplenished: undecided(
    'Where does the field onHand of StockReplenished come from? The command ReplenishStock does not say it.',
  ),
  replenishedAtOfStockReplenished: undecided(
    'Where does the field replenishedAt of StockReplenished come from? The command ReplenishStock does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfReplenishStock: undecided(
    "Which StockItem is ReplenishStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again.",
  ),
  reservationIdOfStockReserved: undecided(
    'Where does the field reservationId of StockReserved come from? The command ReserveStock does not say it.',
  ),
  warehouseIdOfStockReserved: undecided(
    'Where does the field warehouseId of StockReserved come from? The command ReserveStock does not say it.',
  ),
  expiresAtOfStockReserved: undecided(
    'Where does the field expiresAt of StockReserved come from? The command ReserveStock does not say it. Often it is the moment of the command: command.time.',
  ),
  missingOfStockReservationFailed: undecided(
    'Where does the field missing of StockReservationFailed come from? The command ReserveStock does not say it.',
  ),
  reasonOfStockReservationFailed: undecided(
    'Where does the field reason of StockReservationFailed come from? The command ReserveStock does not say it.',
  ),
  failedAtOfStockReservationFailed: undecided(
    'Where does the field failedAt of StockReservationFailed come from? The command ReserveStock does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfReserveStock: undecided(
    "Which StockItem is ReserveStock about? For a new one: newId(context, 'stockItemId'), or idFor('StockItem', ...) with a field by which others find it again.",
  ),
  outcomeOfReserveStock: undecided(
    'Which of StockReserved, StockReservationFailed does ReserveStock lead to, and when?',
  ),
  skuOfReplenishStock: undecided(
    'Where does the field sku of ReplenishStock come from? The policy says: Whenever an accepted return is sellable, put it back on the shelf',
  ),
  quantityOfReplenishStock: undecided(
    'Where does the field quantity of ReplenishStock come from? The policy says: Whenever an accepted return is sellable, put it back on the shelf',
  ),
  keyOfOpenPickListsPerZone: undecided('Under which key does Open pick lists per zone keep an event?'),
};
