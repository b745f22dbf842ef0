import type {
  FileDeletedV1,
  FileIndexedV1,
  FileMetadataExtractedV1,
  FileMovedV1,
  FileQuarantinedV1,
  FileRenamedV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import { ReadModel } from '@file-manager/event-kit';

type Events =
  | typeof FileIndexedV1
  | typeof FileRenamedV1
  | typeof FileMovedV1
  | typeof FileDeletedV1
  | typeof FileQuarantinedV1
  | typeof ThumbnailGeneratedV1
  | typeof FileMetadataExtractedV1;

/** File list and search: of each version of its events the newest, by id. */
export const fileListAndSearchView = new ReadModel<Events>('FileListAndSearch');
