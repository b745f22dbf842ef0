import {
  CommandQueue,
  DirectConsumer,
  OutboxTable,
  PublishedSchemas,
  QueueConsumer,
  ServiceApi,
  ServiceFunction,
  ServiceStack,
  type ServiceStackProps,
  TimerCommand,
  ViewTable,
} from '@order-checkout/cdk-kit';
import {
  EmailBouncedV1,
  OrderConfirmedV1,
  OrderShippedV1,
  ParcelDeliveredV1,
  PaymentDeclinedV1,
  RefundIssuedV1,
} from '@order-checkout/contracts';
import { TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

/** Sends transactional mail. */
export class EmailStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'email', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'sent-messages',
    });
    const readModels = new ViewTable(this, 'ReadModels');

    const commands = new CommandQueue(this, 'Commands', { entry: new URL('../src/commands.ts', import.meta.url) });
    store.grantChange(commands.handler);

    const reads = new ServiceFunction(this, 'Reads', {
      entry: new URL('../src/reads.ts', import.meta.url),
      description: 'Shows what the read models know',
    });
    readModels.grantView(reads);
    const api = new ServiceApi(this, 'Api');
    api.storeReport(EmailBouncedV1, { path: 'email-bounced', caller: 'system', queue: commands });
    api.read({ path: 'orders-delivered7-days-ago-without-revi-xgg16i', handler: reads });

    const sendOrderConfirmation = new QueueConsumer(this, 'SendOrderConfirmation', {
      events: [OrderConfirmedV1],
      description: 'Whenever an order is confirmed, mail the shopper',
      entry: new URL('../src/policies/send-order-confirmation.ts', import.meta.url),
    });
    store.grantChange(sendOrderConfirmation.handler);

    const sendPaymentProblemNotice = new QueueConsumer(this, 'SendPaymentProblemNotice', {
      events: [PaymentDeclinedV1],
      description: 'Whenever a payment is declined, mail the shopper a retry link',
      entry: new URL('../src/policies/send-payment-problem-notice.ts', import.meta.url),
    });
    store.grantChange(sendPaymentProblemNotice.handler);

    const sendRefundNotice = new QueueConsumer(this, 'SendRefundNotice', {
      events: [RefundIssuedV1],
      description: 'Whenever a refund is issued, mail the shopper',
      entry: new URL('../src/policies/send-refund-notice.ts', import.meta.url),
    });
    store.grantChange(sendRefundNotice.handler);

    const sendShippingNotification = new QueueConsumer(this, 'SendShippingNotification', {
      events: [OrderShippedV1],
      description: 'Whenever an order is shipped, mail the tracking link',
      entry: new URL('../src/policies/send-shipping-notification.ts', import.meta.url),
    });
    store.grantChange(sendShippingNotification.handler);

    const ordersDelivered7DaysAgoWithoutRevi = new DirectConsumer(this, 'OrdersDelivered7DaysAgoWithoutRevi', {
      events: [ParcelDeliveredV1],
      description: 'E-Mail shows Orders delivered 7 days ago without review request',
      entry: new URL('../src/projections/orders-delivered7-days-ago-without-revi.ts', import.meta.url),
    });
    readModels.grantProjection(ordersDelivered7DaysAgoWithoutRevi.handler);

    new TimerCommand(this, 'AskForAReview7DaysAfterDelivery', {
      timer: 'ask-for-a-review7-days-after-delivery',
      schedule: ScheduleExpression.expression('cron(0 9 * * ? *)', TimeZone.ETC_UTC),
      description: 'Ask for a review 7 days after delivery',
      queue: commands,
    });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
