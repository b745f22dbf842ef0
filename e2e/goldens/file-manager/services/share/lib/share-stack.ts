import {
  CommandQueue,
  DirectConsumer,
  OutboxTable,
  PublishedSchemas,
  QueueConsumer,
  ServiceStack,
  type ServiceStackProps,
  ServiceTable,
  StorageFirstApi,
  TimerCommand,
} from '@file-manager/cdk-kit';
import {
  FileDeletedV1,
  FileMovedV1,
  FileRenamedV1,
  FileSharedV1,
  OpenShareLinkV1,
  RevokeShareV1,
  ShareExpiredV1,
  ShareFileV1,
  ShareRevokedV1,
} from '@file-manager/contracts';
import { TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

/** Links and grants. */
export class ShareStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'share', props);

    const store = new OutboxTable(this, 'Store', { relay: new URL('../src/outbox.ts', import.meta.url) });
    const readModels = new ServiceTable(this, 'ReadModels');

    const commands = new CommandQueue(this, 'Commands', { entry: new URL('../src/commands.ts', import.meta.url) });
    store.grantChange(commands.handler);
    const api = new StorageFirstApi(this, 'Api', { queue: commands });
    api.accept(OpenShareLinkV1, { path: 'open-share-link' });
    api.accept(RevokeShareV1, { path: 'revoke-share' });
    api.accept(ShareFileV1, { path: 'share-file' });

    const revokeShare = new QueueConsumer(this, 'RevokeShare', {
      events: [FileDeletedV1],
      description: 'Whenever a file is deleted, revoke its shares',
      entry: new URL('../src/policies/revoke-share.ts', import.meta.url),
    });
    store.grantChange(revokeShare.handler);

    const sharedWithMe = new DirectConsumer(this, 'SharedWithMe', {
      events: [FileSharedV1, ShareRevokedV1, ShareExpiredV1],
      description: 'Share shows Shared with me',
      entry: new URL('../src/projections/shared-with-me.ts', import.meta.url),
    });
    readModels.grantReadModel(sharedWithMe.handler);

    const recordEvents = new QueueConsumer(this, 'RecordEvents', {
      events: [FileRenamedV1, FileMovedV1],
      description: 'Share keeps a record of File Renamed, File Moved',
      entry: new URL('../src/records/record-events.ts', import.meta.url),
    });
    readModels.grantReadModel(recordEvents.handler);

    new TimerCommand(this, 'ExpiredSharesAreClosed', {
      timer: 'expired-shares-are-closed',
      schedule: ScheduleExpression.expression('rate(1 hour)', TimeZone.ETC_UTC),
      description: 'Expired shares are closed',
      queue: commands,
    });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
