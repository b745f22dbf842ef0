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

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'shares',
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
    api.answer(OpenShareLinkV1, { path: 'open-share-link', handler: requests });
    api.answer(RevokeShareV1, { path: 'revoke-share', handler: requests });
    api.answer(ShareFileV1, { path: 'share-file', handler: requests });
    api.read({ path: 'shared-with-me', handler: reads });

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
    readModels.grantProjection(sharedWithMe.handler);

    const recordEvents = new QueueConsumer(this, 'RecordEvents', {
      events: [FileRenamedV1, FileMovedV1],
      description: 'Share keeps a record of File Renamed, File Moved',
      entry: new URL('../src/records/record-events.ts', import.meta.url),
    });
    readModels.grantRecord(recordEvents.handler);

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
