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
import {
  type CommandOf,
  fact,
  type FactOf,
  type Given,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@order-checkout/event-kit/domain';
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

/** What is known of Cart: of each kind of event the last. */
export type CartState = LatestOfEach<Events>;
export type CartFact = FactOf<Events>;
export type CartCommand = CommandOf<Commands> | Given<typeof StartCheckoutV1, StartCheckoutAnswers>;

/** Another CartState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<CartState, CartFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

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
          ...decisions.detailsOfCartAbandoned(state, command),
          cartId: command.data.cartId,
        }),
      ];
    case 'AddItemToCart.v1':
      return [
        fact(ItemAddedToCartV1, {
          ...decisions.detailsOfItemAddedToCart(state, command),
          cartId: command.data.cartId,
          sku: command.data.sku,
          quantity: command.data.quantity,
        }),
      ];
    case 'ApplyVoucher.v1':
      return [
        fact(VoucherAppliedV1, {
          ...decisions.detailsOfVoucherApplied(state, command),
          cartId: command.data.cartId,
          code: command.data.code,
        }),
      ];
    case 'CreateCart.v1':
      return [
        fact(CartCreatedV1, {
          ...decisions.detailsOfCartCreated(state, command),
          cartId: id,
          sessionId: command.data.sessionId,
        }),
      ];
    case 'RemoveItemFromCart.v1':
      return [
        fact(ItemRemovedFromCartV1, {
          ...decisions.detailsOfItemRemovedFromCart(state, command),
          cartId: command.data.cartId,
          lineId: command.data.lineId,
        }),
      ];
    case 'StartCheckout.v1':
      return [
        fact(CheckoutStartedV1, {
          ...decisions.detailsOfCheckoutStarted(state, command),
          cartId: command.data.cartId,
        }),
      ];
  }
}
