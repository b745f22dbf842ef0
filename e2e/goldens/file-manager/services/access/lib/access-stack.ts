import {
  CommandQueue,
  OutboxTable,
  PublishedSchemas,
  QueueConsumer,
  ServiceApi,
  ServiceStack,
  type ServiceStackProps,
} from '@file-manager/cdk-kit';
import { FileCreatedV1, FilePurgedV1, FileVersionCreatedV1, OpenAccountV1 } from '@file-manager/contracts';
import type { Construct } from 'constructs';

/** Accounts, quota. */
export class AccessStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'access', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'accounts',
    });

    const commands = new CommandQueue(this, 'Commands', { entry: new URL('../src/commands.ts', import.meta.url) });
    store.grantChange(commands.handler);

    const api = new ServiceApi(this, 'Api');
    api.store(OpenAccountV1, { path: 'open-account', caller: 'system', queue: commands });

    const recalculateQuota = new QueueConsumer(this, 'RecalculateQuota', {
      events: [FileCreatedV1, FileVersionCreatedV1, FilePurgedV1],
      description: 'Whenever stored bytes change, recalculate the quota',
      entry: new URL('../src/policies/recalculate-quota.ts', import.meta.url),
    });
    store.grantChange(recalculateQuota.handler);

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
