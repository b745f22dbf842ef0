import {
  CreatePickListV1,
  CreateShippingLabelV1,
  HandOverParcelV1,
  PackParcelV1,
  ParcelPackedV1,
  RecordPickV1,
  ReleaseStockV1,
  ReplenishStockV1,
  ReserveStockV1,
  ShippingLabelCreatedV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import { answered, commandGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideOrder } from '../src/domain/order.ts';
import { decide as decideShipment } from '../src/domain/shipment.ts';
import { decide as decideStockItem } from '../src/domain/stock-item.ts';
import { answers, fakes } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('warehouse', () => {
  it('CreatePickList leads to PickListCreated', () => {
    const facts = decideOrder('1', {}, commandGiven(CreatePickListV1, sampleCommand(CreatePickListV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['PickListCreated.v1']);
  });
  it('RecordPick leads to ItemsPicked', () => {
    const facts = decideOrder('1', {}, commandGiven(RecordPickV1, sampleCommand(RecordPickV1)), said);
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
  it('ReleaseStock leads to StockReservationReleased', () => {
    const facts = decideStockItem({}, commandGiven(ReleaseStockV1, sampleCommand(ReleaseStockV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StockReservationReleased.v1']);
  });
  it('ReplenishStock leads to StockReplenished', () => {
    const facts = decideStockItem({}, commandGiven(ReplenishStockV1, sampleCommand(ReplenishStockV1)), said);
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
  it.todo('Support learns about failed deliveries from angry callers, not from us');
  it.todo('Partial fulfilment or all-or-nothing?');
  it.todo('Could trigger supplier orders automatically');
});
