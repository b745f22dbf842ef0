import {
  OutboxTable,
  PublishedSchemas,
  QueueConsumer,
  ServiceStack,
  type ServiceStackProps,
} from '@file-manager/cdk-kit';
import {
  FileDeletionFailedV1,
  FileQuarantinedV1,
  FileSharedV1,
  StorageQuotaExceededV1,
  StorageQuotaWarningReachedV1,
} from '@file-manager/contracts';
import type { Construct } from 'constructs';

/** Mail and in-app notices. */
export class NotifierStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'notifier', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'notices',
    });

    const notifyUser = new QueueConsumer(this, 'NotifyUser', {
      events: [
        FileSharedV1,
        FileQuarantinedV1,
        FileDeletionFailedV1,
        StorageQuotaWarningReachedV1,
        StorageQuotaExceededV1,
      ],
      description: 'Whenever something concerns a user, tell them',
      entry: new URL('../src/policies/notify-user.ts', import.meta.url),
    });
    store.grantChange(notifyUser.handler);

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
