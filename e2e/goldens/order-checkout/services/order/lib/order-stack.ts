import {
  OutboxTable,
  PublishedSchemas,
  QueueConsumer,
  ServiceApi,
  ServiceFunction,
  ServiceStack,
  type ServiceStackProps,
  ViewTable,
  WorkflowConsumer,
} from '@order-checkout/cdk-kit';
import {
  CancelOrderV1,
  DeliveryFailedV1,
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  OrderShippedV1,
  ParcelDeliveredV1,
  PaymentAuthorizedV1,
  PaymentCapturedV1,
  PaymentDeclinedV1,
  PlaceOrderV1,
  RefundIssuedV1,
  ReturnRejectedV1,
  ReturnRequestedV1,
  StockReservationFailedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Owns the promise to the shopper. */
export class OrderStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'order', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'orders',
    });
    const readModels = new ViewTable(this, 'ReadModels');

    const requests = new ServiceFunction(this, 'Requests', {
      entry: new URL('../src/requests.ts', import.meta.url),
      description: 'Answers commands whose callers wait',
    });
    store.grantChange(requests);
    const reads = new ServiceFunction(this, 'Reads', {
      entry: new URL('../src/reads.ts', import.meta.url),
      description: 'Shows what the read models know',
    });
    readModels.grantView(reads);
    const api = new ServiceApi(this, 'Api');
    api.answer(CancelOrderV1, { path: 'cancel-order', handler: requests });
    api.answer(PlaceOrderV1, { path: 'place-order', handler: requests });
    api.read({ path: 'order-status-page', handler: reads });

    const recordEvents = new QueueConsumer(this, 'RecordEvents', {
      events: [PaymentCapturedV1, DeliveryFailedV1, ReturnRequestedV1, ReturnRejectedV1],
      description: 'Order keeps a record of Payment Captured, Delivery Failed, Return Requested, Return Rejected',
      entry: new URL('../src/records/record-events.ts', import.meta.url),
    });
    readModels.grantRecord(recordEvents.handler);

    const cancelOrder = new QueueConsumer(this, 'CancelOrder', {
      events: [PaymentDeclinedV1, StockReservationFailedV1],
      description: 'Whenever payment is declined twice or stock is missing, cancel the order',
      entry: new URL('../src/policies/cancel-order.ts', import.meta.url),
    });
    store.grantChange(cancelOrder.handler);

    const confirmOrder = new WorkflowConsumer(this, 'ConfirmOrder', {
      events: [PaymentAuthorizedV1, StockReservedV1],
      description: 'Whenever payment is authorised AND stock is reserved, confirm the order (join)',
      entry: new URL('../src/policies/confirm-order.ts', import.meta.url),
      steps: ['confirmOrder'],
      table: store.table,
      waits: Duration.parse('P7D'),
    });
    store.grantChange(confirmOrder.handler);

    const orderStatusPage = new QueueConsumer(this, 'OrderStatusPage', {
      events: [OrderPlacedV1, OrderConfirmedV1, OrderCancelledV1, OrderShippedV1, ParcelDeliveredV1, RefundIssuedV1],
      description: 'Order shows Order status page',
      entry: new URL('../src/projections/order-status-page.ts', import.meta.url),
    });
    readModels.grantProjection(orderStatusPage.handler);

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
