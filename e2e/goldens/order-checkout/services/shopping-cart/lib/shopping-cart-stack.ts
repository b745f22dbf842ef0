import {
  CommandQueue,
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
  AddItemToCartV1,
  ApplyVoucherV1,
  CreateCartV1,
  RemoveItemFromCartV1,
  StartCheckoutV1,
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationReleasedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import { TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

/** Keeps the cart until checkout. */
export class ShoppingCartStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'shopping-cart', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'carts',
    });
    const readModels = new ViewTable(this, 'ReadModels');

    const commands = new CommandQueue(this, 'Commands', { entry: new URL('../src/commands.ts', import.meta.url) });
    store.grantChange(commands.handler);

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
    api.answer(AddItemToCartV1, { path: 'add-item-to-cart', handler: requests });
    api.answer(ApplyVoucherV1, { path: 'apply-voucher', handler: requests });
    api.answer(CreateCartV1, { path: 'create-cart', handler: requests });
    api.answer(RemoveItemFromCartV1, { path: 'remove-item-from-cart', handler: requests });
    api.answer(StartCheckoutV1, { path: 'start-checkout', handler: requests });
    api.read({ path: 'product-availability-shown-in-the-cart', handler: reads });

    const productAvailabilityShownInTheCart = new QueueConsumer(this, 'ProductAvailabilityShownInTheCart', {
      events: [StockReservedV1, StockReservationReleasedV1, StockReplenishedV1, StockLevelFellBelowThresholdV1],
      description: 'Shopping Cart shows Product availability shown in the cart',
      entry: new URL('../src/projections/product-availability-shown-in-the-cart.ts', import.meta.url),
    });
    readModels.grantProjection(productAvailabilityShownInTheCart.handler);

    new TimerCommand(this, 'CartsWithoutActivityFor24HBecomeAb', {
      timer: 'carts-without-activity-for24-h-become-ab',
      schedule: ScheduleExpression.expression('rate(1 hour)', TimeZone.ETC_UTC),
      description: 'Carts without activity for 24 h become abandoned',
      queue: commands,
    });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
