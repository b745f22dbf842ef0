import {
  CommandQueue,
  DirectConsumer,
  ForwardedEvents,
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
  FileDeletionRequestedV1,
  FilePurgedV1,
  FileQuarantinedV1,
  FileRestoredV1,
  FileScanPassedV1,
  FileUploadedV1,
  OrphanedObjectDetectedV1,
  ReleaseFileV1,
  RequestDownloadUrlV1,
  RequestFileDeletionV1,
  RequestUploadUrlV1,
  RestoreFileV1,
  StorageQuotaExceededV1,
} from '@file-manager/contracts';
import { TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

/** Upload, download, delete, restore, purge. */
export class FileStoreStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'file-store', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'file-versions',
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
    api.answer(ReleaseFileV1, { path: 'release-file', handler: requests });
    api.answer(RequestDownloadUrlV1, { path: 'request-download-url', handler: requests });
    api.publish(RequestFileDeletionV1, { path: 'request-file-deletion', event: FileDeletionRequestedV1 });
    api.answer(RestoreFileV1, { path: 'restore-file', handler: requests });
    api.answer(RequestUploadUrlV1, { path: 'request-upload-url', handler: requests });
    api.read({ path: 'trash', handler: reads });

    new ForwardedEvents(this, 'ForwardFileUploaded', {
      id: 'forward-file-uploaded',
      source: 'aws.s3',
      detailType: 'Object Created',
      description: 'Object Created of aws.s3 becomes FileUploaded',
      queue: commands,
    });

    const recordEvents = new QueueConsumer(this, 'RecordEvents', {
      events: [FileScanPassedV1, FileQuarantinedV1, StorageQuotaExceededV1, OrphanedObjectDetectedV1],
      description:
        'File Store keeps a record of File Scan Passed, File Quarantined, Storage Quota Exceeded, Orphaned Object Detected',
      entry: new URL('../src/records/record-events.ts', import.meta.url),
    });
    readModels.grantRecord(recordEvents.handler);

    const deleteFile = new QueueConsumer(this, 'DeleteFile', {
      events: [FileDeletionRequestedV1],
      description: 'Whenever deletion is requested and there is no legal hold, delete the file',
      entry: new URL('../src/policies/delete-file.ts', import.meta.url),
    });
    store.grantChange(deleteFile.handler);

    const registerUploadedObject = new QueueConsumer(this, 'RegisterUploadedObject', {
      events: [FileUploadedV1],
      description: 'Whenever an object is uploaded, register it as a file or as a new version',
      entry: new URL('../src/policies/register-uploaded-object.ts', import.meta.url),
    });
    store.grantChange(registerUploadedObject.handler);

    const trash = new DirectConsumer(this, 'Trash', {
      events: [FileDeletedV1, FileRestoredV1, FilePurgedV1],
      description: 'File Store shows Trash',
      entry: new URL('../src/projections/trash.ts', import.meta.url),
    });
    readModels.grantProjection(trash.handler);

    new TimerCommand(this, 'UnusedUploadUrlsExpire', {
      timer: 'unused-upload-urls-expire',
      schedule: ScheduleExpression.expression('rate(15 minutes)', TimeZone.ETC_UTC),
      description: 'Unused upload urls expire',
      queue: commands,
    });

    new TimerCommand(this, 'PurgeFilesDeletedMoreThan30DaysAgo', {
      timer: 'purge-files-deleted-more-than30-days-ago',
      schedule: ScheduleExpression.expression('cron(0 3 * * ? *)', TimeZone.ETC_UTC),
      description: 'Purge files deleted more than 30 days ago',
      queue: commands,
    });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
