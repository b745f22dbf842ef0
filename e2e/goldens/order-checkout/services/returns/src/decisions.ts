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
  detailsOfReturnAccepted(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): Pick<ReturnAcceptedV1, 'orderId' | 'lines' | 'refundAmount' | 'acceptedAt'>;
  detailsOfReturnRejected(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): Pick<ReturnRejectedV1, 'orderId' | 'reason' | 'rejectedAt'>;
  idOfInspectReturn(command: InspectReturnV1, context: Context): Later<string>;
  outcomeOfInspectReturn(
    state: ReturnAggregateState,
    command: CommandOf<typeof InspectReturnV1>,
  ): readonly ('ReturnAccepted' | 'ReturnRejected')[];
  detailsOfReturnReceived(
    state: ReturnAggregateState,
    command: CommandOf<typeof ReceiveReturnV1>,
  ): Pick<ReturnReceivedV1, 'orderId' | 'receivedAt'>;
  idOfReceiveReturn(command: ReceiveReturnV1, context: Context): Later<string>;
  detailsOfReturnRequested(
    state: ReturnAggregateState,
    command: CommandOf<typeof RequestReturnV1>,
  ): Pick<ReturnRequestedV1, 'returnId' | 'reason' | 'requestedAt'>;
  idOfRequestReturn(command: RequestReturnV1, context: Context): Later<string>;
}

export const decisions: Decisions = {
  detailsOfReturnAccepted: undecided(
    'Where do orderId, lines, refundAmount and acceptedAt of ReturnAccepted come from? The command InspectReturn does not say it. Perhaps orderId: state.ReturnRequested?.orderId, lines: state.ReturnRequested?.lines, acceptedAt: command.time.',
  ),
  detailsOfReturnRejected: undecided(
    'Where do orderId, reason and rejectedAt of ReturnRejected come from? The command InspectReturn does not say it. Perhaps orderId: state.ReturnRequested?.orderId, rejectedAt: command.time.',
  ),
  idOfInspectReturn: undecided(
    "Which ReturnAggregate is InspectReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again.",
  ),
  outcomeOfInspectReturn: undecided('Which of ReturnAccepted, ReturnRejected does InspectReturn lead to, and when?'),
  detailsOfReturnReceived: undecided(
    'Where do orderId and receivedAt of ReturnReceived come from? The command ReceiveReturn does not say it. Perhaps orderId: state.ReturnRequested?.orderId, receivedAt: command.time.',
  ),
  idOfReceiveReturn: undecided(
    "Which ReturnAggregate is ReceiveReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again.",
  ),
  detailsOfReturnRequested: undecided(
    'Where do returnId, reason and requestedAt of ReturnRequested come from? The command RequestReturn does not say it. Perhaps requestedAt: command.time.',
  ),
  idOfRequestReturn: undecided(
    "Which ReturnAggregate is RequestReturn about? For a new one: newId(context, 'returnAggregateId'), or idFor('ReturnAggregate', ...) with a field by which others find it again.",
  ),
};
