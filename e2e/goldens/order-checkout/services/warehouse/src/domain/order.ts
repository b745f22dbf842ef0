import { type CreatePickListV1, ItemsPickedV1, PickListCreatedV1, type RecordPickV1 } from '@order-checkout/contracts';
import {
  type CommandOf,
  fact,
  type FactOf,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@order-checkout/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof PickListCreatedV1 | typeof ItemsPickedV1;
type Commands = typeof CreatePickListV1 | typeof RecordPickV1;

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
    case 'CreatePickList.v1':
      return [
        fact(PickListCreatedV1, {
          ...decisions.detailsOfPickListCreated(state, command),
          orderId: command.data.orderId,
        }),
      ];
    case 'RecordPick.v1':
      return [
        fact(ItemsPickedV1, {
          ...decisions.detailsOfItemsPicked(state, command),
          pickListId: command.data.pickListId,
          orderId: id,
          items: command.data.items,
        }),
      ];
  }
}
