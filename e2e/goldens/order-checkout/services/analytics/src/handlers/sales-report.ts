import { GenerateDailySalesReportV1 } from '@order-checkout/contracts';
import { AggregateStore, commandOf, type Context, eachItem, type Tick } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/sales-report.ts';

const store = new AggregateStore('SalesReport', stateRules);

export async function generateDailySalesReport(data: GenerateDailySalesReportV1, context: Context): Promise<void> {
  const command = commandOf(GenerateDailySalesReportV1, data, context);
  const id = await decisions.idOfGenerateDailySalesReport(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function onEveryDayAt4Am(tick: Tick, context: Context): Promise<void> {
  for (const [data, own] of eachItem(await decisions.dueOnEveryDayAt4Am(tick), context))
    await generateDailySalesReport(data, own);
}
