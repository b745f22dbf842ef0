import { FileMetadataExtractedV1, ThumbnailGeneratedV1 } from '@file-manager/contracts';
import { eventHandler, join } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { indexFile } from '../handlers/file.ts';

const whenAll = join({
  name: 'IndexFile',
  waitsFor: [FileMetadataExtractedV1, ThumbnailGeneratedV1],
  key: (event) => event.data.fileId,
  timeout: 'PT1H',
  missing: (arrived, context) => decisions.missingIndexFile(arrived, context),
});

/** Whenever a file has its thumbnail AND its metadata, update the inventory (join) */
export const handler = eventHandler([FileMetadataExtractedV1, ThumbnailGeneratedV1], async (event, context) => {
  await whenAll(event, context, async (joined, cause) => {
    await indexFile({ fileId: joined.FileMetadataExtracted.fileId }, cause);
  });
});
