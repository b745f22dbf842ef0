import { FileCreatedV1, FileVersionCreatedV1 } from '@file-manager/contracts';
import { workflowHandler } from '@file-manager/event-kit';
import { scanContent } from '../handlers/content.ts';

/** Whenever new content arrives, scan it */
export const handler = workflowHandler([FileCreatedV1, FileVersionCreatedV1], {
  scanContent: async (event, context) => {
    await scanContent(
      {
        fileId: event.data.fileId,
        versionId: event.data.versionId,
      },
      context,
    );
  },
});
