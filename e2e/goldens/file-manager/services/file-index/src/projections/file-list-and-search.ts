import {
  FileDeletedV1,
  FileIndexedV1,
  FileMetadataExtractedV1,
  FileMovedV1,
  FileQuarantinedV1,
  FileRenamedV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import { eventHandler, ReadModel } from '@file-manager/event-kit';

type Events =
  | typeof FileIndexedV1
  | typeof FileRenamedV1
  | typeof FileMovedV1
  | typeof FileDeletedV1
  | typeof FileQuarantinedV1
  | typeof ThumbnailGeneratedV1
  | typeof FileMetadataExtractedV1;

const view = new ReadModel<Events>('FileListAndSearch');

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
    await view.record(event.data.fileId, event);
  },
);
