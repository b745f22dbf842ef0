import {
  type InspectReturnV1,
  type ReceiveReturnV1,
  type RequestReturnV1,
  ReturnAcceptedV1,
  ReturnReceivedV1,
  ReturnRejectedV1,
  ReturnRequestedV1,
} from '@order-checkout/contracts';
import { type CommandOf, fact, type FactOf, type LatestOfEach } from '@order-checkout/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof ReturnAcceptedV1 | typeof ReturnRejectedV1 | typeof ReturnReceivedV1 | typeof ReturnRequestedV1;
type Commands = typeof InspectReturnV1 | typeof ReceiveReturnV1 | typeof RequestReturnV1;

/** What is known of Return: of each kind of event the last. Put a better state in its place when rules need one. */
export type ReturnAggregateState = LatestOfEach<Events>;
export type ReturnAggregateFact = FactOf<Events>;
export type ReturnAggregateCommand = CommandOf<Commands>;

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
              returnId: command.data.returnId,
              orderId: decisions.orderIdOfReturnAccepted(state, command),
              lines: decisions.linesOfReturnAccepted(state, command),
              sellable: command.data.sellable,
              refundAmount: decisions.refundAmountOfReturnAccepted(state, command),
              acceptedAt: decisions.acceptedAtOfReturnAccepted(state, command),
            }),
          ];
        return [
          fact(ReturnRejectedV1, {
            returnId: command.data.returnId,
            orderId: decisions.orderIdOfReturnRejected(state, command),
            reason: decisions.reasonOfReturnRejected(state, command),
            rejectedAt: decisions.rejectedAtOfReturnRejected(state, command),
          }),
        ];
      });
    case 'ReceiveReturn.v1':
      return [
        fact(ReturnReceivedV1, {
          returnId: command.data.returnId,
          orderId: decisions.orderIdOfReturnReceived(state, command),
          receivedAt: decisions.receivedAtOfReturnReceived(state, command),
        }),
      ];
    case 'RequestReturn.v1':
      return [
        fact(ReturnRequestedV1, {
          returnId: decisions.returnIdOfReturnRequested(state, command),
          orderId: command.data.orderId,
          lines: command.data.lines,
          reason: decisions.reasonOfReturnRequested(state, command),
          requestedAt: decisions.requestedAtOfReturnRequested(state, command),
        }),
      ];
  }
}
