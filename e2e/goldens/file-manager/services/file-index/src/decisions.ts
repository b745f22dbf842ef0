import type {
  FileIndexedV1,
  FileMetadataExtractedV1,
  FileMovedV1,
  FileRenamedV1,
  IndexFileV1,
  MoveFileV1,
  OrphanedObjectDetectedV1,
  ReconcileInventoryV1,
  RenameFileV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import type { Arrived, CommandOf, Context, Tick } from '@file-manager/event-kit';
import { undecided } from '@file-manager/event-kit/domain';
import type { FileState } from './domain/file.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  detailsOfFileIndexed(
    state: FileState,
    command: CommandOf<typeof IndexFileV1>,
  ): Pick<FileIndexedV1, 'filePath' | 'fileName' | 'sizeBytes' | 'indexedAt'>;
  detailsOfFileMoved(
    state: FileState,
    command: CommandOf<typeof MoveFileV1>,
  ): Pick<FileMovedV1, 'oldPath' | 'movedBy' | 'movedAt'>;
  detailsOfOrphanedObjectDetected(
    state: FileState,
    command: CommandOf<typeof ReconcileInventoryV1>,
  ): OrphanedObjectDetectedV1;
  idOfReconcileInventory(command: ReconcileInventoryV1, context: Context): Later<string>;
  detailsOfFileRenamed(
    state: FileState,
    command: CommandOf<typeof RenameFileV1>,
  ): Pick<FileRenamedV1, 'oldName' | 'renamedBy' | 'renamedAt'>;
  missingIndexFile(
    arrived: Arrived<typeof FileMetadataExtractedV1 | typeof ThumbnailGeneratedV1>,
    context: Context,
  ): Promise<void>;
  dueOnCompareBucketAndIndexEverySunday(tick: Tick): Later<readonly ReconcileInventoryV1[]>;
}

export const decisions: Decisions = {
  detailsOfFileIndexed: undecided(
    'Where do filePath, fileName, sizeBytes and indexedAt of FileIndexed come from? The command IndexFile does not say it. Perhaps indexedAt: command.time.',
  ),
  detailsOfFileMoved: undecided(
    'Where do oldPath, movedBy and movedAt of FileMoved come from? The command MoveFile does not say it. Perhaps movedAt: command.time.',
  ),
  detailsOfOrphanedObjectDetected: undecided(
    'Where do bucket, objectKey, sizeBytes and detectedAt of OrphanedObjectDetected come from? The command ReconcileInventory does not say it. Perhaps sizeBytes: state.FileIndexed?.sizeBytes, detectedAt: command.time.',
  ),
  idOfReconcileInventory: undecided(
    "Which File is ReconcileInventory about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again.",
  ),
  detailsOfFileRenamed: undecided(
    'Where do oldName, renamedBy and renamedAt of FileRenamed come from? The command RenameFile does not say it. Perhaps renamedAt: command.time.',
  ),
  missingIndexFile: undecided(
    'What happens when FileMetadataExtracted, ThumbnailGenerated did not all come within PT1H? It is asked within some minutes after that time.',
  ),
  dueOnCompareBucketAndIndexEverySunday: undecided(
    'Which ReconcileInventory are due, and with which data? The timer says: Compare bucket and index every Sunday',
  ),
};
