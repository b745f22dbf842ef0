import type { InvoiceIssuedV1, RefundIssuedV1 } from '@order-checkout/contracts';
import type { Context, EventOf } from '@order-checkout/event-kit';

export type AccountingErpTell = EventOf<typeof InvoiceIssuedV1 | typeof RefundIssuedV1>;

/** What this service tells Accounting (ERP). Books invoices and refunds. */
export interface AccountingErp {
  tell(event: AccountingErpTell, context: Context): Promise<void>;
}
