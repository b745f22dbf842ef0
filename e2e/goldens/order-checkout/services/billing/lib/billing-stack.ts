import {
  CommandQueue,
  OutboxTable,
  PublishedSchemas,
  QueueConsumer,
  ServiceApi,
  ServiceStack,
  type ServiceStackProps,
} from '@order-checkout/cdk-kit';
import {
  InvoiceIssuedV1,
  IssueRefundV1,
  OrderCancelledV1,
  OrderPlacedV1,
  OrderShippedV1,
  PaymentCapturedV1,
  RefundIssuedV1,
  ReturnAcceptedV1,
} from '@order-checkout/contracts';
import type { Construct } from 'constructs';

/** Authorise, capture, invoice, refund. */
export class BillingStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'billing', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'payments',
    });

    const commands = new CommandQueue(this, 'Commands', { entry: new URL('../src/commands.ts', import.meta.url) });
    store.grantChange(commands.handler);

    const api = new ServiceApi(this, 'Api');
    api.store(IssueRefundV1, { path: 'issue-refund', queue: commands });

    const capturePayment = new QueueConsumer(this, 'CapturePayment', {
      events: [OrderShippedV1],
      description: 'Whenever an order is shipped, capture the payment',
      entry: new URL('../src/policies/capture-payment.ts', import.meta.url),
    });
    store.grantChange(capturePayment.handler);

    const issueInvoice = new QueueConsumer(this, 'IssueInvoice', {
      events: [PaymentCapturedV1],
      description: 'Whenever a payment is captured, issue the invoice',
      entry: new URL('../src/policies/issue-invoice.ts', import.meta.url),
    });
    store.grantChange(issueInvoice.handler);

    const authorizePayment = new QueueConsumer(this, 'AuthorizePayment', {
      events: [OrderPlacedV1],
      description: 'Whenever an order is placed, authorise the payment',
      entry: new URL('../src/policies/authorize-payment.ts', import.meta.url),
    });
    store.grantChange(authorizePayment.handler);

    const issueRefund = new QueueConsumer(this, 'IssueRefund', {
      events: [ReturnAcceptedV1],
      description: 'Whenever a return is accepted, refund it',
      entry: new URL('../src/policies/issue-refund.ts', import.meta.url),
    });
    store.grantChange(issueRefund.handler);

    const voidPayment = new QueueConsumer(this, 'VoidPayment', {
      events: [OrderCancelledV1],
      description: 'Whenever an order is cancelled before shipping, void the authorisation',
      entry: new URL('../src/policies/void-payment.ts', import.meta.url),
    });
    store.grantChange(voidPayment.handler);

    const accountingErp = new QueueConsumer(this, 'AccountingErp', {
      events: [InvoiceIssuedV1, RefundIssuedV1],
      description: 'Billing tells Accounting (ERP)',
      entry: new URL('../src/destinations/accounting-erp.ts', import.meta.url),
    });
    store.grantChange(accountingErp.handler);

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
