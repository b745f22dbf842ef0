import { commandHandler, onCloudEvent, onTimer } from '@file-manager/event-kit';
import { onPurgeFilesDeletedMoreThan30DaysAgo } from './handlers/file.ts';
import { fileUploadedForwarded, onUnusedUploadUrlsExpire } from './handlers/upload.ts';

export const handler = commandHandler(
  onCloudEvent('forward-file-uploaded', fileUploadedForwarded),
  onTimer('purge-files-deleted-more-than30-days-ago', onPurgeFilesDeletedMoreThan30DaysAgo),
  onTimer('unused-upload-urls-expire', onUnusedUploadUrlsExpire),
);
