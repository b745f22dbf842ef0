import { CreatePickListV1, RecordPickV1 } from '@order-checkout/contracts';
import { AggregateStore, commandOf, type Context, type Happened } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/order.ts';

const store = new AggregateStore('Order', stateRules);

export async function createPickList(data: CreatePickListV1, context: Context): Promise<void> {
  const command = commandOf(CreatePickListV1, data, context);
  const id = data.orderId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function recordPick(data: RecordPickV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(RecordPickV1, data, context);
  const id = await decisions.idOfRecordPick(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}
