import { FileCreatedV1, FileRestoredV1, FileVersionCreatedV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { indexFile } from '../handlers/file.ts';

/** Whenever a file is created, versioned or restored, update the inventory */
export const handler = eventHandler([FileCreatedV1, FileVersionCreatedV1, FileRestoredV1], async (event, context) => {
  await indexFile({ fileId: event.data.fileId }, context);
});
