import { ReleaseStockV1, ReplenishStockV1, ReserveStockV1 } from '@order-checkout/contracts';
import { AggregateStore, commandOf, type Context } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/stock-item.ts';

const store = new AggregateStore('StockItem', stateRules);

export async function releaseStock(data: ReleaseStockV1, context: Context): Promise<void> {
  const command = commandOf(ReleaseStockV1, data, context);
  const id = await decisions.idOfReleaseStock(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function replenishStock(data: ReplenishStockV1, context: Context): Promise<void> {
  const command = commandOf(ReplenishStockV1, data, context);
  const id = await decisions.idOfReplenishStock(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function reserveStock(data: ReserveStockV1, context: Context): Promise<void> {
  const command = commandOf(ReserveStockV1, data, context);
  const id = await decisions.idOfReserveStock(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}
