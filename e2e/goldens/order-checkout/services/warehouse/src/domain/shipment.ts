import {
  type CreateShippingLabelV1,
  type DeliveryFailedV1,
  type HandOverParcelV1,
  OrderShippedV1,
  type PackParcelV1,
  type ParcelDeliveredV1,
  ParcelPackedV1,
  ShippingLabelCreatedV1,
  StockLevelFellBelowThresholdV1,
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
import type { Decisions, HandOverParcelAnswers } from '../decisions.ts';

type Events =
  | typeof ShippingLabelCreatedV1
  | typeof OrderShippedV1
  | typeof StockLevelFellBelowThresholdV1
  | typeof ParcelPackedV1
  | typeof ParcelDeliveredV1
  | typeof DeliveryFailedV1;
type Commands = typeof CreateShippingLabelV1 | typeof PackParcelV1;

/** What is known of Shipment: of each kind of event the last. */
export type ShipmentState = LatestOfEach<Events>;
export type ShipmentFact = FactOf<Events>;
export type ShipmentCommand = CommandOf<Commands> | Given<typeof HandOverParcelV1, HandOverParcelAnswers>;

/** Another ShipmentState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<ShipmentState, ShipmentFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Shipment answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - a shipment has exactly one carrier label
 */
export function decide(
  id: string,
  state: ShipmentState,
  command: ShipmentCommand,
  decisions: Decisions,
): ShipmentFact[] {
  switch (command.key) {
    case 'CreateShippingLabel.v1':
      return [
        fact(ShippingLabelCreatedV1, {
          ...decisions.detailsOfShippingLabelCreated(state, command),
          shipmentId: command.data.shipmentId,
        }),
      ];
    case 'HandOverParcel.v1':
      return decisions.outcomeOfHandOverParcel(state, command).flatMap((name): ShipmentFact[] => {
        if (name === 'OrderShipped')
          return [
            fact(OrderShippedV1, {
              ...decisions.detailsOfOrderShipped(state, command),
              shipmentId: command.data.shipmentId,
            }),
          ];
        return [fact(StockLevelFellBelowThresholdV1, decisions.detailsOfStockLevelFellBelowThreshold(state, command))];
      });
    case 'PackParcel.v1':
      return [
        fact(ParcelPackedV1, {
          ...decisions.detailsOfParcelPacked(state, command),
          shipmentId: id,
        }),
      ];
  }
}
