import { InvoiceIssuedV1, RefundIssuedV1 } from '@order-checkout/contracts';
import { eventHandler, once } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';

/** Billing tells Accounting (ERP) */
export const handler = eventHandler([InvoiceIssuedV1, RefundIssuedV1], async (event, context) => {
  await once(`AccountingErp ${context.cause.id}`, () => decisions.tellAccountingErp(event, context));
});
