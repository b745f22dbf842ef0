import {
  AbandonCartV1,
  AddItemToCartV1,
  ApplyVoucherV1,
  CreateCartV1,
  RemoveItemFromCartV1,
  StartCheckoutV1,
} from '@order-checkout/contracts';
import {
  AggregateStore,
  commandOf,
  type Context,
  eachItem,
  type Happened,
  once,
  type Tick,
} from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/cart.ts';

const store = new AggregateStore('Cart', stateRules);

export async function abandonCart(data: AbandonCartV1, context: Context): Promise<void> {
  const command = commandOf(AbandonCartV1, data, context);
  const id = data.cartId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function addItemToCart(data: AddItemToCartV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(AddItemToCartV1, data, context);
  const id = data.cartId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function applyVoucher(data: ApplyVoucherV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(ApplyVoucherV1, data, context);
  const id = data.cartId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function createCart(data: CreateCartV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(CreateCartV1, data, context);
  const id = await decisions.idOfCreateCart(data, context);
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function removeItemFromCart(data: RemoveItemFromCartV1, context: Context): Promise<readonly Happened[]> {
  const command = commandOf(RemoveItemFromCartV1, data, context);
  const id = data.cartId;
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function startCheckout(data: StartCheckoutV1, context: Context): Promise<readonly Happened[]> {
  const asked = commandOf(StartCheckoutV1, data, context);
  const id = data.cartId;
  const known = await store.state(id);
  const answers = {
    taxCalculationService: await once(`askTaxCalculationServiceToStartCheckout ${context.cause.id}`, (key) =>
      decisions.askTaxCalculationServiceToStartCheckout(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  return store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

/** Carts without activity for 24 h become abandoned */
export async function onCartsWithoutActivityFor24HBecomeAb(tick: Tick, context: Context): Promise<void> {
  for (const [data, own] of eachItem(await decisions.dueOnCartsWithoutActivityFor24HBecomeAb(tick), context))
    await abandonCart(data, own);
}
