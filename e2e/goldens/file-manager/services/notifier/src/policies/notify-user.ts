import {
  FileDeletionFailedV1,
  FileQuarantinedV1,
  FileSharedV1,
  StorageQuotaExceededV1,
  StorageQuotaWarningReachedV1,
} from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { notifyUser } from '../handlers/notice.ts';

/** Whenever something concerns a user, tell them */
export const handler = eventHandler(
  [FileSharedV1, FileQuarantinedV1, FileDeletionFailedV1, StorageQuotaWarningReachedV1, StorageQuotaExceededV1],
  async (event, context) => {
    await notifyUser(await decisions.detailsOfNotifyUser(event), context);
  },
);
