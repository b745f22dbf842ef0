import { IssueInvoiceV1 } from '@order-checkout/contracts';
import { AggregateStore, commandOf, type Context } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/invoice.ts';

const store = new AggregateStore('Invoice', stateRules);

export async function issueInvoice(data: IssueInvoiceV1, context: Context): Promise<void> {
  const command = commandOf(IssueInvoiceV1, data, context);
  const id = await decisions.idOfIssueInvoice(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}
