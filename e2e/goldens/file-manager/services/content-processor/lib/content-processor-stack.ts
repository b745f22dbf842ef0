import {
  FanOut,
  FanOutConsumer,
  OutboxTable,
  PublishedSchemas,
  QueueConsumer,
  ServiceApi,
  ServiceFunction,
  ServiceStack,
  type ServiceStackProps,
  ViewTable,
  WorkflowConsumer,
} from '@file-manager/cdk-kit';
import {
  FileCreatedV1,
  FilePurgedV1,
  FileQuarantinedV1,
  FileReleasedFromQuarantineV1,
  FileScanPassedV1,
  FileVersionCreatedV1,
} from '@file-manager/contracts';
import type { Construct } from 'constructs';

/** Scan, thumbnails, metadata. */
export class ContentProcessorStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'content-processor', props);

    const store = new OutboxTable(this, 'Store', { relay: new URL('../src/outbox.ts', import.meta.url) });
    const readModels = new ViewTable(this, 'ReadModels');

    const reads = new ServiceFunction(this, 'Reads', {
      entry: new URL('../src/reads.ts', import.meta.url),
      description: 'Shows what the read models know',
    });
    readModels.grantView(reads);
    const api = new ServiceApi(this, 'Api');
    api.read({ path: 'quarantine-list', handler: reads });

    const fileScanPassedFanOut = new FanOut(this, 'FileScanPassedFanOut', {
      events: [FileScanPassedV1],
      description: 'Whenever a scan passed, extract metadata; Whenever a scan passed, make a thumbnail',
    });

    const recordFilePurged = new QueueConsumer(this, 'RecordFilePurged', {
      events: [FilePurgedV1],
      description: 'Content Processor keeps a record of File Purged',
      entry: new URL('../src/records/record-file-purged.ts', import.meta.url),
    });
    readModels.grantRecord(recordFilePurged.handler);

    const extractMetadata = new FanOutConsumer(this, 'ExtractMetadata', {
      from: fileScanPassedFanOut,
      description: 'Whenever a scan passed, extract metadata',
      entry: new URL('../src/policies/extract-metadata.ts', import.meta.url),
    });
    store.grantChange(extractMetadata.handler);

    const scanContent = new WorkflowConsumer(this, 'ScanContent', {
      events: [FileCreatedV1, FileVersionCreatedV1],
      description: 'Whenever new content arrives, scan it',
      entry: new URL('../src/policies/scan-content.ts', import.meta.url),
      steps: ['scanContent'],
      table: store.table,
    });
    store.grantChange(scanContent.handler);

    const generateThumbnail = new FanOutConsumer(this, 'GenerateThumbnail', {
      from: fileScanPassedFanOut,
      description: 'Whenever a scan passed, make a thumbnail',
      entry: new URL('../src/policies/generate-thumbnail.ts', import.meta.url),
    });
    store.grantChange(generateThumbnail.handler);

    const quarantineList = new QueueConsumer(this, 'QuarantineList', {
      events: [FileQuarantinedV1, FileReleasedFromQuarantineV1],
      description: 'Content Processor shows Quarantine list',
      entry: new URL('../src/projections/quarantine-list.ts', import.meta.url),
    });
    readModels.grantProjection(quarantineList.handler);

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
