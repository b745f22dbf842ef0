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
  customerIdOfCartAbandoned: () => sample(CartAbandonedV1).customerId,
  valueOfCartAbandoned: () => sample(CartAbandonedV1).value,
  lastActivityAtOfCartAbandoned: () => sample(CartAbandonedV1).lastActivityAt,
  abandonedAtOfCartAbandoned: () => sample(CartAbandonedV1).abandonedAt,
  lineIdOfItemAddedToCart: () => sample(ItemAddedToCartV1).lineId,
  unitPriceOfItemAddedToCart: () => sample(ItemAddedToCartV1).unitPrice,
  addedAtOfItemAddedToCart: () => sample(ItemAddedToCartV1).addedAt,
  discountOfVoucherApplied: () => sample(VoucherAppliedV1).discount,
  appliedAtOfVoucherApplied: () => sample(VoucherAppliedV1).appliedAt,
  customerIdOfCartCreated: () => sample(CartCreatedV1).customerId,
  createdAtOfCartCreated: () => sample(CartCreatedV1).createdAt,
  idOfCreateCart: () => sample(CartCreatedV1).cartId,
  skuOfItemRemovedFromCart: () => sample(ItemRemovedFromCartV1).sku,
  removedAtOfItemRemovedFromCart: () => sample(ItemRemovedFromCartV1).removedAt,
  askTaxCalculationServiceToStartCheckout: (command) => fakes.taxCalculationService.startCheckout(command),
  customerIdOfCheckoutStarted: () => sample(CheckoutStartedV1).customerId,
  valueOfCheckoutStarted: () => sample(CheckoutStartedV1).value,
  startedAtOfCheckoutStarted: () => sample(CheckoutStartedV1).startedAt,
  keyOfProductAvailabilityShownInTheCart: () => 'sample',
  dueOnCartsWithoutActivityFor24HBecomeAb: () => [sampleCommand(AbandonCartV1)],
};
