import { ReleaseFileV1, RequestDownloadUrlV1, RequestUploadUrlV1, RestoreFileV1 } from '@file-manager/contracts';
import { answer, requestHandler } from '@file-manager/event-kit';
import { releaseFile, requestDownloadUrl, restoreFile } from './handlers/file.ts';
import { requestUploadUrl } from './handlers/upload.ts';

export const handler = requestHandler(
  answer('release-file', ReleaseFileV1, releaseFile),
  answer('request-download-url', RequestDownloadUrlV1, requestDownloadUrl),
  answer('restore-file', RestoreFileV1, restoreFile),
  answer('request-upload-url', RequestUploadUrlV1, requestUploadUrl),
);
