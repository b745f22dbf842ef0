import { FileDeletionRequestedV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { deleteFile } from '../handlers/file.ts';

/** Whenever deletion is requested and there is no legal hold, delete the file */
export const handler = eventHandler([FileDeletionRequestedV1], async (event, context) => {
  await deleteFile({ fileId: event.data.fileId }, context);
});
