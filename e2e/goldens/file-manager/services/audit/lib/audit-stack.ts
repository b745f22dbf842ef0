import {
  EndpointConsumer,
  OutboxTable,
  PublishedSchemas,
  ServiceStack,
  type ServiceStackProps,
  StreamConsumer,
} from '@file-manager/cdk-kit';
import {
  DownloadUrlIssuedV1,
  FileCreatedV1,
  FileDeletedV1,
  FilePurgedV1,
  FileReleasedFromQuarantineV1,
  FileSharedV1,
  ShareLinkOpenedV1,
} from '@file-manager/contracts';
import type { Construct } from 'constructs';

/** Records every event. */
export class AuditStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'audit', props);

    const store = new OutboxTable(this, 'Store', { relay: new URL('../src/outbox.ts', import.meta.url) });

    const recordAuditEntry = new StreamConsumer(this, 'RecordAuditEntry', {
      events: [
        FileCreatedV1,
        FileDeletedV1,
        FilePurgedV1,
        FileSharedV1,
        ShareLinkOpenedV1,
        DownloadUrlIssuedV1,
        FileReleasedFromQuarantineV1,
      ],
      description: 'Whenever access or content changes, record it',
      entry: new URL('../src/policies/record-audit-entry.ts', import.meta.url),
      partitionBy: 'fileId',
    });
    store.grantChange(recordAuditEntry.handler);

    new EndpointConsumer(this, 'ComplianceArchive', {
      events: [FilePurgedV1],
      description: 'Audit tells Compliance archive',
      endpoint: 'https://archive.example.com/events',
      system: 'compliance-archive',
    });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
