import type {
  FileDeletedV1,
  FileIndexedV1,
  FileMetadataExtractedV1,
  FileMovedV1,
  FileQuarantinedV1,
  FileRenamedV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@file-manager/event-kit/domain';

type Events =
  | typeof FileIndexedV1
  | typeof FileRenamedV1
  | typeof FileMovedV1
  | typeof FileDeletedV1
  | typeof FileQuarantinedV1
  | typeof ThumbnailGeneratedV1
  | typeof FileMetadataExtractedV1;

/** What File list and search shows of one id: of each version of its events what was said last. */
export type FileListAndSearchView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, FileListAndSearchView> = {
  version: 1,
  initial: {},
  fold: {
    'FileIndexed.v1': told,
    'FileRenamed.v1': told,
    'FileMoved.v1': told,
    'FileDeleted.v1': told,
    'FileQuarantined.v1': told,
    'ThumbnailGenerated.v1': told,
    'FileMetadataExtracted.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
