import {
  type AbandonCartV1,
  type AddItemToCartV1,
  type ApplyVoucherV1,
  CartAbandonedV1,
  CartCreatedV1,
  CheckoutStartedV1,
  type CreateCartV1,
  ItemAddedToCartV1,
  ItemRemovedFromCartV1,
  type RemoveItemFromCartV1,
  type StartCheckoutV1,
  VoucherAppliedV1,
} from '@order-checkout/contracts';
import { type CommandOf, fact, type FactOf, type Given, type LatestOfEach } from '@order-checkout/event-kit/domain';
import type { Decisions, StartCheckoutAnswers } from '../decisions.ts';

type Events =
  | typeof CartAbandonedV1
  | typeof ItemAddedToCartV1
  | typeof VoucherAppliedV1
  | typeof CartCreatedV1
  | typeof ItemRemovedFromCartV1
  | typeof CheckoutStartedV1;
type Commands =
  | typeof AbandonCartV1
  | typeof AddItemToCartV1
  | typeof ApplyVoucherV1
  | typeof CreateCartV1
  | typeof RemoveItemFromCartV1;

/** What is known of Cart: of each kind of event the last. Put a better state in its place when rules need one. */
export type CartState = LatestOfEach<Events>;
export type CartFact = FactOf<Events>;
export type CartCommand = CommandOf<Commands> | Given<typeof StartCheckoutV1, StartCheckoutAnswers>;

/**
 * What Cart answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - a cart belongs to one shopper or one anonymous session
 * - quantity per line is at least 1
 */
export function decide(id: string, state: CartState, command: CartCommand, decisions: Decisions): CartFact[] {
  switch (command.key) {
    case 'AbandonCart.v1':
      return [
        fact(CartAbandonedV1, {
          cartId: command.data.cartId,
          customerId: decisions.customerIdOfCartAbandoned(state, command),
          value: decisions.valueOfCartAbandoned(state, command),
          lastActivityAt: decisions.lastActivityAtOfCartAbandoned(state, command),
          abandonedAt: decisions.abandonedAtOfCartAbandoned(state, command),
        }),
      ];
    case 'AddItemToCart.v1':
      return [
        fact(ItemAddedToCartV1, {
          cartId: command.data.cartId,
          lineId: decisions.lineIdOfItemAddedToCart(state, command),
          sku: command.data.sku,
          quantity: command.data.quantity,
          unitPrice: decisions.unitPriceOfItemAddedToCart(state, command),
          addedAt: decisions.addedAtOfItemAddedToCart(state, command),
        }),
      ];
    case 'ApplyVoucher.v1':
      return [
        fact(VoucherAppliedV1, {
          cartId: command.data.cartId,
          code: command.data.code,
          discount: decisions.discountOfVoucherApplied(state, command),
          appliedAt: decisions.appliedAtOfVoucherApplied(state, command),
        }),
      ];
    case 'CreateCart.v1':
      return [
        fact(CartCreatedV1, {
          cartId: id,
          customerId: decisions.customerIdOfCartCreated(state, command),
          sessionId: command.data.sessionId,
          createdAt: decisions.createdAtOfCartCreated(state, command),
        }),
      ];
    case 'RemoveItemFromCart.v1':
      return [
        fact(ItemRemovedFromCartV1, {
          cartId: command.data.cartId,
          lineId: command.data.lineId,
          sku: decisions.skuOfItemRemovedFromCart(state, command),
          removedAt: decisions.removedAtOfItemRemovedFromCart(state, command),
        }),
      ];
    case 'StartCheckout.v1':
      return [
        fact(CheckoutStartedV1, {
          cartId: command.data.cartId,
          customerId: decisions.customerIdOfCheckoutStarted(state, command),
          value: decisions.valueOfCheckoutStarted(state, command),
          startedAt: decisions.startedAtOfCheckoutStarted(state, command),
        }),
      ];
  }
}
