import { ReturnAcceptedV1, ReturnReceivedV1, ReturnRejectedV1, ReturnRequestedV1 } from '@order-checkout/contracts';
import { sample } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  orderIdOfReturnAccepted: () => sample(ReturnAcceptedV1).orderId,
  linesOfReturnAccepted: () => sample(ReturnAcceptedV1).lines,
  refundAmountOfReturnAccepted: () => sample(ReturnAcceptedV1).refundAmount,
  acceptedAtOfReturnAccepted: () => sample(ReturnAcceptedV1).acceptedAt,
  orderIdOfReturnRejected: () => sample(ReturnRejectedV1).orderId,
  reasonOfReturnRejected: () => sample(ReturnRejectedV1).reason,
  rejectedAtOfReturnRejected: () => sample(ReturnRejectedV1).rejectedAt,
  idOfInspectReturn: () => 'returnAggregate-1',
  outcomeOfInspectReturn: () => ['ReturnAccepted'],
  orderIdOfReturnReceived: () => sample(ReturnReceivedV1).orderId,
  receivedAtOfReturnReceived: () => sample(ReturnReceivedV1).receivedAt,
  idOfReceiveReturn: () => 'returnAggregate-1',
  returnIdOfReturnRequested: () => sample(ReturnRequestedV1).returnId,
  reasonOfReturnRequested: () => sample(ReturnRequestedV1).reason,
  requestedAtOfReturnRequested: () => sample(ReturnRequestedV1).requestedAt,
  idOfRequestReturn: () => 'returnAggregate-1',
};
