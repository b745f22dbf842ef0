import {
  type CancelOrderV1,
  type ConfirmOrderV1,
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  type PlaceOrderV1,
} from '@order-checkout/contracts';
import {
  type CommandOf,
  fact,
  type FactOf,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@order-checkout/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof OrderCancelledV1 | typeof OrderConfirmedV1 | typeof OrderPlacedV1;
type Commands = typeof CancelOrderV1 | typeof ConfirmOrderV1 | typeof PlaceOrderV1;

/** What is known of Order: of each kind of event the last. */
export type OrderState = LatestOfEach<Events>;
export type OrderFact = FactOf<Events>;
export type OrderCommand = CommandOf<Commands>;

/** Another OrderState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<OrderState, OrderFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Order answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - an order cannot be placed from an empty cart
 * - in Fulfilment an Order is only a list of things to pack: no prices
 */
export function decide(id: string, state: OrderState, command: OrderCommand, decisions: Decisions): OrderFact[] {
  switch (command.key) {
    case 'CancelOrder.v1':
      return [
        fact(OrderCancelledV1, {
          ...decisions.detailsOfOrderCancelled(state, command),
          orderId: command.data.orderId,
          reason: command.data.reason,
        }),
      ];
    case 'ConfirmOrder.v1':
      return [
        fact(OrderConfirmedV1, {
          ...decisions.detailsOfOrderConfirmed(state, command),
          orderId: command.data.orderId,
        }),
      ];
    case 'PlaceOrder.v1':
      return [
        fact(OrderPlacedV1, {
          ...decisions.detailsOfOrderPlaced(state, command),
          orderId: id,
          cartId: command.data.cartId,
          deliveryAddress: command.data.deliveryAddress,
        }),
      ];
  }
}
