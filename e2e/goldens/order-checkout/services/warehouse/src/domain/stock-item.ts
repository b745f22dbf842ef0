import {
  type ReleaseStockV1,
  type ReplenishStockV1,
  type ReserveStockV1,
  type StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationFailedV1,
  StockReservationReleasedV1,
  StockReservedV1,
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

type Events =
  | typeof StockReservationReleasedV1
  | typeof StockReplenishedV1
  | typeof StockReservedV1
  | typeof StockReservationFailedV1
  | typeof StockLevelFellBelowThresholdV1;
type Commands = typeof ReleaseStockV1 | typeof ReplenishStockV1 | typeof ReserveStockV1;

/** What is known of Stock item: of each kind of event the last. */
export type StockItemState = LatestOfEach<Events>;
export type StockItemFact = FactOf<Events>;
export type StockItemCommand = CommandOf<Commands>;

/** Another StockItemState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<StockItemState, StockItemFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Stock item answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - reserved quantity never exceeds on-hand quantity
 */
export function decide(state: StockItemState, command: StockItemCommand, decisions: Decisions): StockItemFact[] {
  switch (command.key) {
    case 'ReleaseStock.v1':
      return [
        fact(StockReservationReleasedV1, {
          ...decisions.detailsOfStockReservationReleased(state, command),
          orderId: command.data.orderId,
        }),
      ];
    case 'ReplenishStock.v1':
      return [
        fact(StockReplenishedV1, {
          ...decisions.detailsOfStockReplenished(state, command),
          sku: command.data.sku,
          quantity: command.data.quantity,
        }),
      ];
    case 'ReserveStock.v1':
      return decisions.outcomeOfReserveStock(state, command).flatMap((name): StockItemFact[] => {
        if (name === 'StockReserved')
          return [
            fact(StockReservedV1, {
              ...decisions.detailsOfStockReserved(state, command),
              orderId: command.data.orderId,
              lines: command.data.lines,
            }),
          ];
        return [
          fact(StockReservationFailedV1, {
            ...decisions.detailsOfStockReservationFailed(state, command),
            orderId: command.data.orderId,
          }),
        ];
      });
  }
}
