import { ReturnAcceptedV1, ReturnReceivedV1, ReturnRejectedV1, ReturnRequestedV1 } from '@order-checkout/contracts';
import { sample } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  detailsOfReturnAccepted: () => sample(ReturnAcceptedV1),
  detailsOfReturnRejected: () => sample(ReturnRejectedV1),
  idOfInspectReturn: () => 'returnAggregate-1',
  outcomeOfInspectReturn: () => ['ReturnAccepted'],
  detailsOfReturnReceived: () => sample(ReturnReceivedV1),
  idOfReceiveReturn: () => 'returnAggregate-1',
  detailsOfReturnRequested: () => sample(ReturnRequestedV1),
  idOfRequestReturn: () => 'returnAggregate-1',
};
