import {
  CommandQueue,
  OutboxTable,
  PublishedSchemas,
  ServiceStack,
  type ServiceStackProps,
  StorageFirstApi,
} from '@order-checkout/cdk-kit';
import { InspectReturnV1, ReceiveReturnV1, RequestReturnV1 } from '@order-checkout/contracts';
import type { Construct } from 'constructs';

/** Returns and inspection. */
export class ReturnsStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'returns', props);

    const store = new OutboxTable(this, 'Store', { relay: new URL('../src/outbox.ts', import.meta.url) });

    const commands = new CommandQueue(this, 'Commands', { entry: new URL('../src/commands.ts', import.meta.url) });
    store.grantChange(commands.handler);
    const api = new StorageFirstApi(this, 'Api', { queue: commands });
    api.accept(InspectReturnV1, { path: 'inspect-return' });
    api.accept(ReceiveReturnV1, { path: 'receive-return' });
    api.accept(RequestReturnV1, { path: 'request-return' });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
