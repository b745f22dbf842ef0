import { InspectReturnV1, ReceiveReturnV1, RequestReturnV1 } from '@order-checkout/contracts';
import { AggregateStore, commandOf, type Context, type Happened } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/return-aggregate.ts';

const store = new AggregateStore('ReturnAggregate', stateRules);

export async function inspectReturn(data: InspectReturnV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(InspectReturnV1, data, context);
  const id = await decisions.idOfInspectReturn(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function receiveReturn(data: ReceiveReturnV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(ReceiveReturnV1, data, context);
  const id = await decisions.idOfReceiveReturn(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function requestReturn(data: RequestReturnV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(RequestReturnV1, data, context);
  const id = await decisions.idOfRequestReturn(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}
