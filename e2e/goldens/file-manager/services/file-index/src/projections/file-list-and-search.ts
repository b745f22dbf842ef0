import {
  FileDeletedV1,
  FileIndexedV1,
  FileMetadataExtractedV1,
  FileMovedV1,
  FileQuarantinedV1,
  FileRenamedV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { fileListAndSearchView } from '../read-models/file-list-and-search.ts';

/** File Index shows File list and search */
export const handler = eventHandler(
  [
    FileIndexedV1,
    FileRenamedV1,
    FileMovedV1,
    FileDeletedV1,
    FileQuarantinedV1,
    ThumbnailGeneratedV1,
    FileMetadataExtractedV1,
  ],
  async (event) => {
    await fileListAndSearchView.record(event.data.fileId, event);
  },
);
