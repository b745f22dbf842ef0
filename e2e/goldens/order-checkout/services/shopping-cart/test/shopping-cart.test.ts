import {
  AbandonCartV1,
  AddItemToCartV1,
  ApplyVoucherV1,
  CartAbandonedV1,
  CartCreatedV1,
  CheckoutStartedV1,
  CreateCartV1,
  ItemAddedToCartV1,
  ItemRemovedFromCartV1,
  RemoveItemFromCartV1,
  StartCheckoutV1,
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationReleasedV1,
  StockReservedV1,
  VoucherAppliedV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import { asToday, folded } from '@order-checkout/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideCart, stateRules as cartStateRules } from '../src/domain/cart.ts';
import { viewRules as productAvailabilityShownInTheCartViewRules } from '../src/domain/views/product-availability-shown-in-the-cart.ts';
import { answers, fakes } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('shopping-cart', () => {
  it('AbandonCart leads to CartAbandoned', () => {
    const state = {
      CartCreated: sample(CartCreatedV1),
      ItemAddedToCart: sample(ItemAddedToCartV1),
      ItemRemovedFromCart: sample(ItemRemovedFromCartV1),
      VoucherApplied: sample(VoucherAppliedV1),
    };
    const facts = decideCart('1', state, commandGiven(AbandonCartV1, sampleCommand(AbandonCartV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['CartAbandoned.v1']);
  });
  it('AddItemToCart leads to ItemAddedToCart', () => {
    const state = { CartCreated: sample(CartCreatedV1) };
    const facts = decideCart('1', state, commandGiven(AddItemToCartV1, sampleCommand(AddItemToCartV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ItemAddedToCart.v1']);
  });
  it('ApplyVoucher leads to VoucherApplied', () => {
    const state = {
      CartCreated: sample(CartCreatedV1),
      ItemAddedToCart: sample(ItemAddedToCartV1),
      ItemRemovedFromCart: sample(ItemRemovedFromCartV1),
    };
    const facts = decideCart('1', state, commandGiven(ApplyVoucherV1, sampleCommand(ApplyVoucherV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['VoucherApplied.v1']);
  });
  it('CreateCart leads to CartCreated', () => {
    const facts = decideCart('1', {}, commandGiven(CreateCartV1, sampleCommand(CreateCartV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['CartCreated.v1']);
  });
  it('RemoveItemFromCart leads to ItemRemovedFromCart', () => {
    const state = { CartCreated: sample(CartCreatedV1), ItemAddedToCart: sample(ItemAddedToCartV1) };
    const facts = decideCart('1', state, commandGiven(RemoveItemFromCartV1, sampleCommand(RemoveItemFromCartV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ItemRemovedFromCart.v1']);
  });
  it('StartCheckout leads to CheckoutStarted', async () => {
    const state = {
      CartCreated: sample(CartCreatedV1),
      ItemAddedToCart: sample(ItemAddedToCartV1),
      ItemRemovedFromCart: sample(ItemRemovedFromCartV1),
      VoucherApplied: sample(VoucherAppliedV1),
      CartAbandoned: sample(CartAbandonedV1),
    };
    const replies = {
      taxCalculationService: await fakes.taxCalculationService.startCheckout(sampleCommand(StartCheckoutV1)),
    };
    const facts = decideCart(
      '1',
      state,
      { ...commandGiven(StartCheckoutV1, sampleCommand(StartCheckoutV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['CheckoutStarted.v1']);
  });
  it('Cart that was stored as version 1 is known today', () => {
    const stored = {
      CartAbandoned: sample(CartAbandonedV1),
      ItemAddedToCart: sample(ItemAddedToCartV1),
      VoucherApplied: sample(VoucherAppliedV1),
      CartCreated: sample(CartCreatedV1),
      ItemRemovedFromCart: sample(ItemRemovedFromCartV1),
      CheckoutStarted: sample(CheckoutStartedV1),
    };
    expect(asToday(cartStateRules, stored, 1)).toEqual(stored);
  });
  it('Product availability shown in the cart shows what its events say', () => {
    const view = folded(productAvailabilityShownInTheCartViewRules, [
      eventGiven(StockReservedV1, sample(StockReservedV1)),
      eventGiven(StockReservationReleasedV1, sample(StockReservationReleasedV1)),
      eventGiven(StockReplenishedV1, sample(StockReplenishedV1)),
      eventGiven(StockLevelFellBelowThresholdV1, sample(StockLevelFellBelowThresholdV1)),
    ]);
    expect(view).toEqual({
      'StockReserved.v1': sample(StockReservedV1),
      'StockReservationReleased.v1': sample(StockReservationReleasedV1),
      'StockReplenished.v1': sample(StockReplenishedV1),
      'StockLevelFellBelowThreshold.v1': sample(StockLevelFellBelowThresholdV1),
    });
  });
  it.todo('Is 24 h right for app users?');
  it.todo('Tax is asked synchronously during checkout: what happens when it is down?');
});
