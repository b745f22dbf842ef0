import {
  AbandonCartV1,
  CartAbandonedV1,
  CartCreatedV1,
  CheckoutStartedV1,
  ItemAddedToCartV1,
  ItemRemovedFromCartV1,
  VoucherAppliedV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';
import { FakeTaxCalculationService } from './fakes/tax-calculation-service.ts';

/** Stand-ins for the systems outside. */
export const fakes = {
  taxCalculationService: new FakeTaxCalculationService(),
};

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  detailsOfCartAbandoned: () => sample(CartAbandonedV1),
  detailsOfItemAddedToCart: () => sample(ItemAddedToCartV1),
  detailsOfVoucherApplied: () => sample(VoucherAppliedV1),
  detailsOfCartCreated: () => sample(CartCreatedV1),
  idOfCreateCart: () => sample(CartCreatedV1).cartId,
  detailsOfItemRemovedFromCart: () => sample(ItemRemovedFromCartV1),
  askTaxCalculationServiceToStartCheckout: (command) => fakes.taxCalculationService.startCheckout(command),
  detailsOfCheckoutStarted: () => sample(CheckoutStartedV1),
  keyOfProductAvailabilityShownInTheCart: () => 'sample',
  dueOnCartsWithoutActivityFor24HBecomeAb: () => [sampleCommand(AbandonCartV1)],
};
