import { FileScanPassedV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { extractMetadata } from '../handlers/content.ts';

/** Whenever a scan passed, extract metadata */
export const handler = eventHandler([FileScanPassedV1], async (event, context) => {
  await extractMetadata({ fileId: event.data.fileId }, context);
});
