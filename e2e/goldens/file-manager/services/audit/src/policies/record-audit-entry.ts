import {
  DownloadUrlIssuedV1,
  FileCreatedV1,
  FileDeletedV1,
  FilePurgedV1,
  FileReleasedFromQuarantineV1,
  FileSharedV1,
  ShareLinkOpenedV1,
} from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { recordAuditEntry } from '../handlers/audit-entry.ts';

/** Whenever access or content changes, record it */
export const handler = eventHandler(
  [
    FileCreatedV1,
    FileDeletedV1,
    FilePurgedV1,
    FileSharedV1,
    ShareLinkOpenedV1,
    DownloadUrlIssuedV1,
    FileReleasedFromQuarantineV1,
  ],
  async (event, context) => {
    await recordAuditEntry(await decisions.detailsOfRecordAuditEntry(event), context);
  },
);
