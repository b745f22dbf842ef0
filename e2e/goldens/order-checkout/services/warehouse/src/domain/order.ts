import { type CreatePickListV1, ItemsPickedV1, PickListCreatedV1, type RecordPickV1 } from '@order-checkout/contracts';
import { type CommandOf, fact, type FactOf, type LatestOfEach } from '@order-checkout/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof PickListCreatedV1 | typeof ItemsPickedV1;
type Commands = typeof CreatePickListV1 | typeof RecordPickV1;

/** What is known of Order: of each kind of event the last. A better state needs stateVersion and upgrade in its store. */
export type OrderState = LatestOfEach<Events>;
export type OrderFact = FactOf<Events>;
export type OrderCommand = CommandOf<Commands>;

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
