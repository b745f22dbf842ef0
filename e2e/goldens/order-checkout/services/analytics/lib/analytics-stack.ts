import {
  CommandQueue,
  OutboxTable,
  PublishedSchemas,
  QueueConsumer,
  ServiceApi,
  ServiceFunction,
  ServiceStack,
  type ServiceStackProps,
  StreamConsumer,
  TimerCommand,
  ViewTable,
} from '@order-checkout/cdk-kit';
import {
  CartAbandonedV1,
  CartCreatedV1,
  CheckoutStartedV1,
  DeliveryFailedV1,
  EmailBouncedV1,
  InvoiceIssuedV1,
  ItemAddedToCartV1,
  ItemRemovedFromCartV1,
  OrderCancelledV1,
  OrderConfirmationEmailSentV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  OrderShippedV1,
  ParcelDeliveredV1,
  PaymentAuthorizedV1,
  PaymentCapturedV1,
  PaymentDeclinedV1,
  PaymentProblemEmailSentV1,
  PaymentVoidedV1,
  RefundEmailSentV1,
  RefundIssuedV1,
  ReturnAcceptedV1,
  ReturnReceivedV1,
  ReturnRejectedV1,
  ReturnRequestedV1,
  ReviewRequestEmailSentV1,
  ShippingNotificationEmailSentV1,
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationFailedV1,
  VoucherAppliedV1,
} from '@order-checkout/contracts';
import { TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

/** Stores all events, nightly reports. */
export class AnalyticsStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'analytics', props);

    const store = new OutboxTable(this, 'Store', { relay: new URL('../src/outbox.ts', import.meta.url) });
    const readModels = new ViewTable(this, 'ReadModels');

    const commands = new CommandQueue(this, 'Commands', { entry: new URL('../src/commands.ts', import.meta.url) });
    store.grantChange(commands.handler);

    const reads = new ServiceFunction(this, 'Reads', {
      entry: new URL('../src/reads.ts', import.meta.url),
      description: 'Shows what the read models know',
    });
    readModels.grantView(reads);
    const api = new ServiceApi(this, 'Api');
    api.read({ path: 'sales-dashboard', handler: reads });

    const recordEvents = new StreamConsumer(this, 'RecordEvents', {
      events: [
        CartCreatedV1,
        ItemAddedToCartV1,
        ItemRemovedFromCartV1,
        VoucherAppliedV1,
        CartAbandonedV1,
        CheckoutStartedV1,
        StockReservationFailedV1,
        PaymentAuthorizedV1,
        PaymentDeclinedV1,
        OrderConfirmedV1,
        PaymentVoidedV1,
        OrderConfirmationEmailSentV1,
        PaymentProblemEmailSentV1,
        EmailBouncedV1,
        OrderShippedV1,
        StockLevelFellBelowThresholdV1,
        PaymentCapturedV1,
        InvoiceIssuedV1,
        ShippingNotificationEmailSentV1,
        ParcelDeliveredV1,
        DeliveryFailedV1,
        ReviewRequestEmailSentV1,
        ReturnRequestedV1,
        ReturnReceivedV1,
        ReturnAcceptedV1,
        ReturnRejectedV1,
        StockReplenishedV1,
        RefundEmailSentV1,
      ],
      description: 'Analytics keeps a record of 28 events',
      entry: new URL('../src/records/record-events.ts', import.meta.url),
    });
    readModels.grantRecord(recordEvents.handler);

    const salesDashboard = new QueueConsumer(this, 'SalesDashboard', {
      events: [OrderPlacedV1, OrderCancelledV1, RefundIssuedV1],
      description: 'Analytics shows Sales dashboard',
      entry: new URL('../src/projections/sales-dashboard.ts', import.meta.url),
    });
    readModels.grantProjection(salesDashboard.handler);

    new TimerCommand(this, 'EveryDayAt4Am', {
      timer: 'every-day-at4-am',
      schedule: ScheduleExpression.expression('cron(0 4 * * ? *)', TimeZone.ETC_UTC),
      description: 'Every day at 4 am',
      queue: commands,
    });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
