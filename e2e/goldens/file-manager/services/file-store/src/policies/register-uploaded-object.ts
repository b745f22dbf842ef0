import { FileUploadedV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { registerUploadedObject } from '../handlers/file.ts';

/** Whenever an object is uploaded, register it as a file or as a new version */
export const handler = eventHandler([FileUploadedV1], async (event, context) => {
  await registerUploadedObject(
    {
      uploadId: event.data.uploadId,
      versionId: event.data.versionId,
    },
    context,
  );
});
