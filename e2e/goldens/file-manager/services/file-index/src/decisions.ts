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
  /** Where does the field filePath of FileIndexed come from? The command IndexFile does not say it. */
  filePathOfFileIndexed(state: FileState, command: CommandOf<typeof IndexFileV1>): FileIndexedV1['filePath'];
  /** Where does the field fileName of FileIndexed come from? The command IndexFile does not say it. */
  fileNameOfFileIndexed(state: FileState, command: CommandOf<typeof IndexFileV1>): FileIndexedV1['fileName'];
  /** Where does the field sizeBytes of FileIndexed come from? The command IndexFile does not say it. */
  sizeBytesOfFileIndexed(state: FileState, command: CommandOf<typeof IndexFileV1>): FileIndexedV1['sizeBytes'];
  /** Where does the field indexedAt of FileIndexed come from? The command IndexFile does not say it. Often it is the moment of the command: command.time. */
  indexedAtOfFileIndexed(state: FileState, command: CommandOf<typeof IndexFileV1>): FileIndexedV1['indexedAt'];
  /** Where does the field oldPath of FileMoved come from? The command MoveFile does not say it. */
  oldPathOfFileMoved(state: FileState, command: CommandOf<typeof MoveFileV1>): FileMovedV1['oldPath'];
  /** Where does the field movedBy of FileMoved come from? The command MoveFile does not say it. */
  movedByOfFileMoved(state: FileState, command: CommandOf<typeof MoveFileV1>): FileMovedV1['movedBy'];
  /** Where does the field movedAt of FileMoved come from? The command MoveFile does not say it. Often it is the moment of the command: command.time. */
  movedAtOfFileMoved(state: FileState, command: CommandOf<typeof MoveFileV1>): FileMovedV1['movedAt'];
  /** Where does the field bucket of OrphanedObjectDetected come from? The command ReconcileInventory does not say it. */
  bucketOfOrphanedObjectDetected(
    state: FileState,
    command: CommandOf<typeof ReconcileInventoryV1>,
  ): OrphanedObjectDetectedV1['bucket'];
  /** Where does the field objectKey of OrphanedObjectDetected come from? The command ReconcileInventory does not say it. */
  objectKeyOfOrphanedObjectDetected(
    state: FileState,
    command: CommandOf<typeof ReconcileInventoryV1>,
  ): OrphanedObjectDetectedV1['objectKey'];
  /** Where does the field sizeBytes of OrphanedObjectDetected come from? The command ReconcileInventory does not say it. */
  sizeBytesOfOrphanedObjectDetected(
    state: FileState,
    command: CommandOf<typeof ReconcileInventoryV1>,
  ): OrphanedObjectDetectedV1['sizeBytes'];
  /** Where does the field detectedAt of OrphanedObjectDetected come from? The command ReconcileInventory does not say it. Often it is the moment of the command: command.time. */
  detectedAtOfOrphanedObjectDetected(
    state: FileState,
    command: CommandOf<typeof ReconcileInventoryV1>,
  ): OrphanedObjectDetectedV1['detectedAt'];
  /** Which File is ReconcileInventory about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again. */
  idOfReconcileInventory(command: ReconcileInventoryV1, context: Context): Later<string>;
  /** Where does the field oldName of FileRenamed come from? The command RenameFile does not say it. */
  oldNameOfFileRenamed(state: FileState, command: CommandOf<typeof RenameFileV1>): FileRenamedV1['oldName'];
  /** Where does the field renamedBy of FileRenamed come from? The command RenameFile does not say it. */
  renamedByOfFileRenamed(state: FileState, command: CommandOf<typeof RenameFileV1>): FileRenamedV1['renamedBy'];
  /** Where does the field renamedAt of FileRenamed come from? The command RenameFile does not say it. Often it is the moment of the command: command.time. */
  renamedAtOfFileRenamed(state: FileState, command: CommandOf<typeof RenameFileV1>): FileRenamedV1['renamedAt'];
  /** What happens when FileMetadataExtracted, ThumbnailGenerated did not all come within PT1H? It is asked when the next of them comes after that time. */
  missingIndexFile(
    arrived: Arrived<typeof FileMetadataExtractedV1 | typeof ThumbnailGeneratedV1>,
    context: Context,
  ): Promise<void>;
  /** Which ReconcileInventory are due, and with which data? The timer says: Compare bucket and index every Sunday */
  dueOnCompareBucketAndIndexEverySunday(tick: Tick): Later<readonly ReconcileInventoryV1[]>;
}

export const decisions: Decisions = {
  filePathOfFileIndexed: undecided(
    'Where does the field filePath of FileIndexed come from? The command IndexFile does not say it.',
  ),
  fileNameOfFileIndexed: undecided(
    'Where does the field fileName of FileIndexed come from? The command IndexFile does not say it.',
  ),
  sizeBytesOfFileIndexed: undecided(
    'Where does the field sizeBytes of FileIndexed come from? The command IndexFile does not say it.',
  ),
  indexedAtOfFileIndexed: undecided(
    'Where does the field indexedAt of FileIndexed come from? The command IndexFile does not say it. Often it is the moment of the command: command.time.',
  ),
  oldPathOfFileMoved: undecided(
    'Where does the field oldPath of FileMoved come from? The command MoveFile does not say it.',
  ),
  movedByOfFileMoved: undecided(
    'Where does the field movedBy of FileMoved come from? The command MoveFile does not say it.',
  ),
  movedAtOfFileMoved: undecided(
    'Where does the field movedAt of FileMoved come from? The command MoveFile does not say it. Often it is the moment of the command: command.time.',
  ),
  bucketOfOrphanedObjectDetected: undecided(
    'Where does the field bucket of OrphanedObjectDetected come from? The command ReconcileInventory does not say it.',
  ),
  objectKeyOfOrphanedObjectDetected: undecided(
    'Where does the field objectKey of OrphanedObjectDetected come from? The command ReconcileInventory does not say it.',
  ),
  sizeBytesOfOrphanedObjectDetected: undecided(
    'Where does the field sizeBytes of OrphanedObjectDetected come from? The command ReconcileInventory does not say it.',
  ),
  detectedAtOfOrphanedObjectDetected: undecided(
    'Where does the field detectedAt of OrphanedObjectDetected come from? The command ReconcileInventory does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfReconcileInventory: undecided(
    "Which File is ReconcileInventory about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again.",
  ),
  oldNameOfFileRenamed: undecided(
    'Where does the field oldName of FileRenamed come from? The command RenameFile does not say it.',
  ),
  renamedByOfFileRenamed: undecided(
    'Where does the field renamedBy of FileRenamed come from? The command RenameFile does not say it.',
  ),
  renamedAtOfFileRenamed: undecided(
    'Where does the field renamedAt of FileRenamed come from? The command RenameFile does not say it. Often it is the moment of the command: command.time.',
  ),
  missingIndexFile: undecided(
    'What happens when FileMetadataExtracted, ThumbnailGenerated did not all come within PT1H? It is asked when the next of them comes after that time.',
  ),
  dueOnCompareBucketAndIndexEverySunday: undecided(
    'Which ReconcileInventory are due, and with which data? The timer says: Compare bucket and index every Sunday',
  ),
};
