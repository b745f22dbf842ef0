import { FileMetadataExtractedV1, ThumbnailGeneratedV1 } from '@file-manager/contracts';
import { joinHandler } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { indexFile } from '../handlers/file.ts';

/** Whenever a file has its thumbnail AND its metadata, update the inventory (join) */
export const handler = joinHandler(
  {
    name: 'IndexFile',
    waitsFor: [FileMetadataExtractedV1, ThumbnailGeneratedV1],
    key: (event) => event.data.fileId,
    timeout: 'PT1H',
    missing: (arrived, context) => decisions.missingIndexFile(arrived, context),
  },
  async (joined, context) => {
    await indexFile({ fileId: joined.FileMetadataExtracted.fileId }, context);
  },
);
