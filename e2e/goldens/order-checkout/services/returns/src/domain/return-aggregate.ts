import {
  type InspectReturnV1,
  type ReceiveReturnV1,
  type RequestReturnV1,
  ReturnAcceptedV1,
  ReturnReceivedV1,
  ReturnRejectedV1,
  ReturnRequestedV1,
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

type Events = typeof ReturnAcceptedV1 | typeof ReturnRejectedV1 | typeof ReturnReceivedV1 | typeof ReturnRequestedV1;
type Commands = typeof InspectReturnV1 | typeof ReceiveReturnV1 | typeof RequestReturnV1;

/** What is known of Return: of each kind of event the last. */
export type ReturnAggregateState = LatestOfEach<Events>;
export type ReturnAggregateFact = FactOf<Events>;
export type ReturnAggregateCommand = CommandOf<Commands>;

/** Another ReturnAggregateState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<ReturnAggregateState, ReturnAggregateFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Return answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - a return refers to a delivered shipment
 */
export function decide(
  state: ReturnAggregateState,
  command: ReturnAggregateCommand,
  decisions: Decisions,
): ReturnAggregateFact[] {
  switch (command.key) {
    case 'InspectReturn.v1':
      return decisions.outcomeOfInspectReturn(state, command).flatMap((name): ReturnAggregateFact[] => {
        if (name === 'ReturnAccepted')
          return [
            fact(ReturnAcceptedV1, {
              ...decisions.detailsOfReturnAccepted(state, command),
              returnId: command.data.returnId,
              sellable: command.data.sellable,
            }),
          ];
        return [
          fact(ReturnRejectedV1, {
            ...decisions.detailsOfReturnRejected(state, command),
            returnId: command.data.returnId,
          }),
        ];
      });
    case 'ReceiveReturn.v1':
      return [
        fact(ReturnReceivedV1, {
          ...decisions.detailsOfReturnReceived(state, command),
          returnId: command.data.returnId,
        }),
      ];
    case 'RequestReturn.v1':
      return [
        fact(ReturnRequestedV1, {
          ...decisions.detailsOfReturnRequested(state, command),
          orderId: command.data.orderId,
          lines: command.data.lines,
        }),
      ];
  }
}
