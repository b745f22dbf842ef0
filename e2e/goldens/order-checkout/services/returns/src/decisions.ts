import type {
  InspectReturnV1,
  ReceiveReturnV1,
  RequestReturnV1,
  ReturnAcceptedV1,
  ReturnReceivedV1,
  ReturnRejectedV1,
  ReturnRequestedV1,
} from '@order-checkout/contracts';
import type { CommandOf, Context } from '@order-checkout/event-kit';
import { undecided } from '@order-checkout/event-kit/domain';
import type { ReturnAggregateState } from './domain/return-aggregate.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  /** Where does the field orderId of ReturnAccepted come from? The command InspectReturn does not say it. */
  orderIdOfReturnAccepted(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): ReturnAcceptedV1['orderId'];
  /** Where does the field lines of ReturnAccepted come from? The command InspectReturn does not say it. */
  linesOfReturnAccepted(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): ReturnAcceptedV1['lines'];
  /** Where does the field refundAmount of ReturnAccepted come from? The command InspectReturn does not say it. */
  refundAmountOfReturnAccepted(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): ReturnAcceptedV1['refundAmount'];
  /** Where does the field acceptedAt of ReturnAccepted come from? The command InspectReturn does not say it. Often it is the moment of the command: command.time. */
  acceptedAtOfReturnAccepted(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): ReturnAcceptedV1['acceptedAt'];
  /** Where does the field orderId of ReturnRejected come from? The command InspectReturn does not say it. */
  orderIdOfReturnRejected(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): ReturnRejectedV1['orderId'];
  /** Where does the field reason of ReturnRejected come from? The command InspectReturn does not say it. */
  reasonOfReturnRejected(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): ReturnRejectedV1['reason'];
  /** Where does the field rejectedAt of ReturnRejected come from? The command InspectReturn does not say it. Often it is the moment of the command: command.time. */
  rejectedAtOfReturnRejected(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): ReturnRejectedV1['rejectedAt'];
  /** Which ReturnAggregate is InspectReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again. */
  idOfInspectReturn(command: InspectReturnV1, context: Context): Later<string>;
  /** Which of ReturnAccepted, ReturnRejected does InspectReturn lead to, and when? */
  outcomeOfInspectReturn(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): readonly ('ReturnAccepted' | 'ReturnRejected')[];
  /** Where does the field orderId of ReturnReceived come from? The command ReceiveReturn does not say it. */
  orderIdOfReturnReceived(
    state: ReturnAggregateState,
    command: CommandOf<typeof ReceiveReturnV1>,
  ): ReturnReceivedV1['orderId'];
  /** Where does the field receivedAt of ReturnReceived come from? The command ReceiveReturn does not say it. Often it is the moment of the command: command.time. */
  receivedAtOfReturnReceived(
    state: ReturnAggregateState,
    command: CommandOf<typeof ReceiveReturnV1>,
  ): ReturnReceivedV1['receivedAt'];
  /** Which ReturnAggregate is ReceiveReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again. */
  idOfReceiveReturn(command: ReceiveReturnV1, context: Context): Later<string>;
  /** Where does the field returnId of ReturnRequested come from? The command RequestReturn does not say it. */
  returnIdOfReturnRequested(
    state: ReturnAggregateState,
    command: CommandOf<typeof RequestReturnV1>,
  ): ReturnRequestedV1['returnId'];
  /** Where does the field reason of ReturnRequested come from? The command RequestReturn does not say it. */
  reasonOfReturnRequested(
    state: ReturnAggregateState,
    command: CommandOf<typeof RequestReturnV1>,
  ): ReturnRequestedV1['reason'];
  /** Where does the field requestedAt of ReturnRequested come from? The command RequestReturn does not say it. Often it is the moment of the command: command.time. */
  requestedAtOfReturnRequested(
    state: ReturnAggregateState,
    command: CommandOf<typeof RequestReturnV1>,
  ): ReturnRequestedV1['requestedAt'];
  /** Which ReturnAggregate is RequestReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again. */
  idOfRequestReturn(command: RequestReturnV1, context: Context): Later<string>;
}

export const decisions: Decisions = {
  orderIdOfReturnAccepted: undecided(
    'Where does the field orderId of ReturnAccepted come from? The command InspectReturn does not say it.',
  ),
  linesOfReturnAccepted: undecided(
    'Where does the field lines of ReturnAccepted come from? The command InspectReturn does not say it.',
  ),
  refundAmountOfReturnAccepted: undecided(
    'Where does the field refundAmount of ReturnAccepted come from? The command InspectReturn does not say it.',
  ),
  acceptedAtOfReturnAccepted: undecided(
    'Where does the field acceptedAt of ReturnAccepted come from? The command InspectReturn does not say it. Often it is the moment of the command: command.time.',
  ),
  orderIdOfReturnRejected: undecided(
    'Where does the field orderId of ReturnRejected come from? The command InspectReturn does not say it.',
  ),
  reasonOfReturnRejected: undecided(
    'Where does the field reason of ReturnRejected come from? The command InspectReturn does not say it.',
  ),
  rejectedAtOfReturnRejected: undecided(
    'Where does the field rejectedAt of ReturnRejected come from? The command InspectReturn does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfInspectReturn: undecided(
    "Which ReturnAggregate is InspectReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again.",
  ),
  outcomeOfInspectReturn: undecided('Which of ReturnAccepted, ReturnRejected does InspectReturn lead to, and when?'),
  orderIdOfReturnReceived: undecided(
    'Where does the field orderId of ReturnReceived come from? The command ReceiveReturn does not say it.',
  ),
  receivedAtOfReturnReceived: undecided(
    'Where does the field receivedAt of ReturnReceived come from? The command ReceiveReturn does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfReceiveReturn: undecided(
    "Which ReturnAggregate is ReceiveReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again.",
  ),
  returnIdOfReturnRequested: undecided(
    'Where does the field returnId of ReturnRequested come from? The command RequestReturn does not say it.',
  ),
  reasonOfReturnRequested: undecided(
    'Where does the field reason of ReturnRequested come from? The command RequestReturn does not say it.',
  ),
  requestedAtOfReturnRequested: undecided(
    'Where does the field requestedAt of ReturnRequested come from? The command RequestReturn does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfRequestReturn: undecided(
    "Which ReturnAggregate is RequestReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again.",
  ),
};
