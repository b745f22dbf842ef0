import {
  FileUploadedV1,
  ReleaseFileV1,
  RequestDownloadUrlV1,
  RequestFileDeletionV1,
  RequestUploadUrlV1,
  RestoreFileV1,
} from '@file-manager/contracts';
import { commandHandler, on, onReport, onTimer } from '@file-manager/event-kit';
import {
  onPurgeFilesDeletedMoreThan30DaysAgo,
  releaseFile,
  requestDownloadUrl,
  requestFileDeletion,
  restoreFile,
} from './handlers/file.ts';
import { fileUploadedReported, onUnusedUploadUrlsExpire, requestUploadUrl } from './handlers/upload.ts';

export const handler = commandHandler(
  on(ReleaseFileV1, releaseFile),
  on(RequestDownloadUrlV1, requestDownloadUrl),
  on(RequestFileDeletionV1, requestFileDeletion),
  on(RestoreFileV1, restoreFile),
  on(RequestUploadUrlV1, requestUploadUrl),
  onReport(FileUploadedV1, fileUploadedReported),
  onTimer('purge-files-deleted-more-than30-days-ago', onPurgeFilesDeletedMoreThan30DaysAgo),
  onTimer('unused-upload-urls-expire', onUnusedUploadUrlsExpire),
);
