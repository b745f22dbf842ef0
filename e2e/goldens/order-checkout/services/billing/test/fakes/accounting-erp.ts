import type { AccountingErp, AccountingErpTell } from '../../src/adapters/accounting-erp.ts';

/** Stands in for Accounting (ERP) and remembers what it was asked and told. */
export class FakeAccountingErp implements AccountingErp {
  readonly asked: unknown[] = [];

  tell(event: AccountingErpTell): Promise<void> {
    this.asked.push(event);
    return Promise.resolve();
  }
}
