import { InspectReturnV1, ReceiveReturnV1, RequestReturnV1 } from '@order-checkout/contracts';
import { commandHandler, on } from '@order-checkout/event-kit';
import { inspectReturn, receiveReturn, requestReturn } from './handlers/return-aggregate.ts';

export const handler = commandHandler(
  on(InspectReturnV1, inspectReturn),
  on(ReceiveReturnV1, receiveReturn),
  on(RequestReturnV1, requestReturn),
);
