import { InspectReturnV1, ReceiveReturnV1, RequestReturnV1 } from '@order-checkout/contracts';
import { answer, requestHandler } from '@order-checkout/event-kit';
import { inspectReturn, receiveReturn, requestReturn } from './handlers/return-aggregate.ts';

export const handler = requestHandler(
  answer('inspect-return', InspectReturnV1, inspectReturn),
  answer('receive-return', ReceiveReturnV1, receiveReturn),
  answer('request-return', RequestReturnV1, requestReturn),
);
