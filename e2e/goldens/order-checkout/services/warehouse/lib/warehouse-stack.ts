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
  ViewTable,
} from '@order-checkout/cdk-kit';
import {
  DeliveryFailedV1,
  HandOverParcelV1,
  ItemsPickedV1,
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  PackParcelV1,
  ParcelDeliveredV1,
  ParcelPackedV1,
  PickListCreatedV1,
  RecordPickV1,
  ReturnAcceptedV1,
} from '@order-checkout/contracts';
import type { Construct } from 'constructs';

/** Reserve, pick, pack, ship. */
export class WarehouseStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'warehouse', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'shipments',
    });
    const readModels = new ViewTable(this, 'ReadModels', { name: 'stock' });

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
    api.answer(RecordPickV1, { path: 'record-pick', handler: requests });
    api.answer(HandOverParcelV1, { path: 'hand-over-parcel', handler: requests });
    api.answer(PackParcelV1, { path: 'pack-parcel', handler: requests });
    api.storeReport(DeliveryFailedV1, { path: 'delivery-failed', caller: 'system', queue: commands });
    api.storeReport(ParcelDeliveredV1, { path: 'parcel-delivered', caller: 'system', queue: commands });
    api.read({ path: 'open-pick-lists-per-zone', handler: reads });

    const createShippingLabel = new QueueConsumer(this, 'CreateShippingLabel', {
      events: [ParcelPackedV1],
      description: 'Whenever a parcel is packed, create its label',
      entry: new URL('../src/policies/create-shipping-label.ts', import.meta.url),
    });
    store.grantChange(createShippingLabel.handler);

    const createPickList = new QueueConsumer(this, 'CreatePickList', {
      events: [OrderConfirmedV1],
      description: 'Whenever an order is confirmed, create a pick list',
      entry: new URL('../src/policies/create-pick-list.ts', import.meta.url),
    });
    store.grantChange(createPickList.handler);

    const releaseStock = new QueueConsumer(this, 'ReleaseStock', {
      events: [OrderCancelledV1],
      description: 'Whenever an order is cancelled, release its reservation',
      entry: new URL('../src/policies/release-stock.ts', import.meta.url),
    });
    store.grantChange(releaseStock.handler);

    const reserveStock = new QueueConsumer(this, 'ReserveStock', {
      events: [OrderPlacedV1],
      description: 'Whenever an order is placed, reserve its stock',
      entry: new URL('../src/policies/reserve-stock.ts', import.meta.url),
    });
    store.grantChange(reserveStock.handler);

    const replenishStock = new QueueConsumer(this, 'ReplenishStock', {
      events: [ReturnAcceptedV1],
      description: 'Whenever an accepted return is sellable, put it back on the shelf',
      entry: new URL('../src/policies/replenish-stock.ts', import.meta.url),
    });
    store.grantChange(replenishStock.handler);

    const openPickListsPerZone = new DirectConsumer(this, 'OpenPickListsPerZone', {
      events: [PickListCreatedV1, ItemsPickedV1],
      description: 'Warehouse shows Open pick lists per zone',
      entry: new URL('../src/projections/open-pick-lists-per-zone.ts', import.meta.url),
    });
    readModels.grantProjection(openPickListsPerZone.handler);

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
