import { CancelOrderV1, ConfirmOrderV1, PlaceOrderV1 } from '@order-checkout/contracts';
import { AggregateStore, commandOf, type Context, type Happened } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/order.ts';

const store = new AggregateStore('Order', stateRules);

export async function cancelOrder(data: CancelOrderV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(CancelOrderV1, data, context);
  const id = data.orderId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function confirmOrder(data: ConfirmOrderV1, context: Context): Promise<void> {
  const command = commandOf(ConfirmOrderV1, data, context);
  const id = data.orderId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function placeOrder(data: PlaceOrderV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(PlaceOrderV1, data, context);
  const id = await decisions.idOfPlaceOrder(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}
