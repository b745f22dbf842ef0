import { FileScanPassedV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { generateThumbnail } from '../handlers/content.ts';

/** Whenever a scan passed, make a thumbnail */
export const handler = eventHandler([FileScanPassedV1], async (event, context) => {
  await generateThumbnail({ fileId: event.data.fileId }, context);
});
