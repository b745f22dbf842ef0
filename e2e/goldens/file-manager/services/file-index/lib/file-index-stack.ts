import {
  CommandQueue,
  DueWaits,
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
  FileCreatedV1,
  FileDeletedV1,
  FileIndexedV1,
  FileMetadataExtractedV1,
  FileMovedV1,
  FileQuarantinedV1,
  FileReleasedFromQuarantineV1,
  FileRenamedV1,
  FileRestoredV1,
  FileVersionCreatedV1,
  MoveFileV1,
  RenameFileV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import { TimeZone } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

/** List and search. */
export class FileIndexStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'file-index', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'file-index',
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
    api.answer(MoveFileV1, { path: 'move-file', handler: requests });
    api.answer(RenameFileV1, { path: 'rename-file', handler: requests });
    api.read({ path: 'file-list-and-search', handler: reads });

    const recordFileReleasedFromQuarantine = new QueueConsumer(this, 'RecordFileReleasedFromQuarantine', {
      events: [FileReleasedFromQuarantineV1],
      description: 'File Index keeps a record of File Released From Quarantine',
      entry: new URL('../src/records/record-file-released-from-quarantine.ts', import.meta.url),
    });
    readModels.grantRecord(recordFileReleasedFromQuarantine.handler);

    const indexFile = new QueueConsumer(this, 'IndexFile', {
      events: [FileMetadataExtractedV1, ThumbnailGeneratedV1],
      description: 'Whenever a file has its thumbnail AND its metadata, update the inventory (join)',
      entry: new URL('../src/policies/index-file.ts', import.meta.url),
    });
    store.grantChange(indexFile.handler);
    new DueWaits(indexFile, { table: store.table });

    const indexFileOnFileCreated = new QueueConsumer(this, 'IndexFileOnFileCreated', {
      events: [FileCreatedV1, FileVersionCreatedV1, FileRestoredV1],
      description: 'Whenever a file is created, versioned or restored, update the inventory',
      entry: new URL('../src/policies/index-file-on-file-created.ts', import.meta.url),
    });
    store.grantChange(indexFileOnFileCreated.handler);

    const fileListAndSearch = new QueueConsumer(this, 'FileListAndSearch', {
      events: [
        FileIndexedV1,
        FileRenamedV1,
        FileMovedV1,
        FileDeletedV1,
        FileQuarantinedV1,
        ThumbnailGeneratedV1,
        FileMetadataExtractedV1,
      ],
      description: 'File Index shows File list and search',
      entry: new URL('../src/projections/file-list-and-search.ts', import.meta.url),
    });
    readModels.grantProjection(fileListAndSearch.handler);

    new TimerCommand(this, 'CompareBucketAndIndexEverySunday', {
      timer: 'compare-bucket-and-index-every-sunday',
      schedule: ScheduleExpression.expression('cron(30 3 ? * SUN *)', TimeZone.ETC_UTC),
      description: 'Compare bucket and index every Sunday',
      queue: commands,
    });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
