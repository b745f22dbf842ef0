import {
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
  ShippingLabelCreatedV1,
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationFailedV1,
  StockReservationReleasedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import { asToday, folded } from '@order-checkout/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideOrder, stateRules as orderStateRules } from '../src/domain/order.ts';
import { decide as decideShipment, stateRules as shipmentStateRules } from '../src/domain/shipment.ts';
import { decide as decideStockItem, stateRules as stockItemStateRules } from '../src/domain/stock-item.ts';
import { viewRules as openPickListsPerZoneViewRules } from '../src/domain/views/open-pick-lists-per-zone.ts';
import { answers, fakes } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('warehouse', () => {
  it('CreatePickList leads to PickListCreated', () => {
    const facts = decideOrder('1', {}, commandGiven(CreatePickListV1, sampleCommand(CreatePickListV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['PickListCreated.v1']);
  });
  it('RecordPick leads to ItemsPicked, of a new Order', () => {
    const facts = decideOrder('1', {}, commandGiven(RecordPickV1, sampleCommand(RecordPickV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ItemsPicked.v1']);
  });
  it('RecordPick leads to ItemsPicked, of one that was there before', () => {
    const state = { PickListCreated: sample(PickListCreatedV1) };
    const facts = decideOrder('1', state, commandGiven(RecordPickV1, sampleCommand(RecordPickV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ItemsPicked.v1']);
  });
  it('CreateShippingLabel leads to ShippingLabelCreated', () => {
    const state = { ParcelPacked: sample(ParcelPackedV1) };
    const facts = decideShipment(
      '1',
      state,
      commandGiven(CreateShippingLabelV1, sampleCommand(CreateShippingLabelV1)),
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ShippingLabelCreated.v1']);
  });
  it('HandOverParcel leads to OrderShipped when that is its outcome', async () => {
    const state = { ParcelPacked: sample(ParcelPackedV1), ShippingLabelCreated: sample(ShippingLabelCreatedV1) };
    const decided = { ...said, outcomeOfHandOverParcel: () => ['OrderShipped'] as const };
    const replies = {
      parcelCarrier: await fakes.parcelCarrier.handOverParcel(sampleCommand(HandOverParcelV1)),
    };
    const facts = decideShipment(
      '1',
      state,
      { ...commandGiven(HandOverParcelV1, sampleCommand(HandOverParcelV1)), answers: replies },
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['OrderShipped.v1']);
  });
  it('HandOverParcel leads to StockLevelFellBelowThreshold when that is its outcome', async () => {
    const state = { ParcelPacked: sample(ParcelPackedV1), ShippingLabelCreated: sample(ShippingLabelCreatedV1) };
    const decided = { ...said, outcomeOfHandOverParcel: () => ['StockLevelFellBelowThreshold'] as const };
    const replies = {
      parcelCarrier: await fakes.parcelCarrier.handOverParcel(sampleCommand(HandOverParcelV1)),
    };
    const facts = decideShipment(
      '1',
      state,
      { ...commandGiven(HandOverParcelV1, sampleCommand(HandOverParcelV1)), answers: replies },
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StockLevelFellBelowThreshold.v1']);
  });
  it('PackParcel leads to ParcelPacked', () => {
    const facts = decideShipment('1', {}, commandGiven(PackParcelV1, sampleCommand(PackParcelV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ParcelPacked.v1']);
  });
  it('ReleaseStock leads to StockReservationReleased, of a new StockItem', () => {
    const facts = decideStockItem({}, commandGiven(ReleaseStockV1, sampleCommand(ReleaseStockV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StockReservationReleased.v1']);
  });
  it('ReleaseStock leads to StockReservationReleased, of one that was there before', () => {
    const state = { StockReserved: sample(StockReservedV1) };
    const facts = decideStockItem(state, commandGiven(ReleaseStockV1, sampleCommand(ReleaseStockV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StockReservationReleased.v1']);
  });
  it('ReplenishStock leads to StockReplenished, of a new StockItem', () => {
    const facts = decideStockItem({}, commandGiven(ReplenishStockV1, sampleCommand(ReplenishStockV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StockReplenished.v1']);
  });
  it('ReplenishStock leads to StockReplenished, of one that was there before', () => {
    const state = { StockReserved: sample(StockReservedV1) };
    const facts = decideStockItem(state, commandGiven(ReplenishStockV1, sampleCommand(ReplenishStockV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StockReplenished.v1']);
  });
  it('ReserveStock leads to StockReserved when that is its outcome', () => {
    const decided = { ...said, outcomeOfReserveStock: () => ['StockReserved'] as const };
    const facts = decideStockItem({}, commandGiven(ReserveStockV1, sampleCommand(ReserveStockV1)), decided);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StockReserved.v1']);
  });
  it('ReserveStock leads to StockReservationFailed when that is its outcome', () => {
    const decided = { ...said, outcomeOfReserveStock: () => ['StockReservationFailed'] as const };
    const facts = decideStockItem({}, commandGiven(ReserveStockV1, sampleCommand(ReserveStockV1)), decided);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StockReservationFailed.v1']);
  });
  it('Order that was stored as version 1 is known today', () => {
    const stored = { PickListCreated: sample(PickListCreatedV1), ItemsPicked: sample(ItemsPickedV1) };
    expect(asToday(orderStateRules, stored, 1)).toEqual(stored);
  });
  it('Shipment that was stored as version 1 is known today', () => {
    const stored = {
      ShippingLabelCreated: sample(ShippingLabelCreatedV1),
      OrderShipped: sample(OrderShippedV1),
      StockLevelFellBelowThreshold: sample(StockLevelFellBelowThresholdV1),
      ParcelPacked: sample(ParcelPackedV1),
      ParcelDelivered: sample(ParcelDeliveredV1),
      DeliveryFailed: sample(DeliveryFailedV1),
    };
    expect(asToday(shipmentStateRules, stored, 1)).toEqual(stored);
  });
  it('StockItem that was stored as version 1 is known today', () => {
    const stored = {
      StockReservationReleased: sample(StockReservationReleasedV1),
      StockReplenished: sample(StockReplenishedV1),
      StockReserved: sample(StockReservedV1),
      StockReservationFailed: sample(StockReservationFailedV1),
      StockLevelFellBelowThreshold: sample(StockLevelFellBelowThresholdV1),
    };
    expect(asToday(stockItemStateRules, stored, 1)).toEqual(stored);
  });
  it('Open pick lists per zone shows what its events say', () => {
    const view = folded(openPickListsPerZoneViewRules, [
      eventGiven(PickListCreatedV1, sample(PickListCreatedV1)),
      eventGiven(ItemsPickedV1, sample(ItemsPickedV1)),
    ]);
    expect(view).toEqual({ 'PickListCreated.v1': sample(PickListCreatedV1), 'ItemsPicked.v1': sample(ItemsPickedV1) });
  });
  it.todo('Support learns about failed deliveries from angry callers, not from us');
  it.todo('Partial fulfilment or all-or-nothing?');
  it.todo('Could trigger supplier orders automatically');
});
