import {
  FileIndexedV1,
  FileMovedV1,
  FileRenamedV1,
  OrphanedObjectDetectedV1,
  ReconcileInventoryV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  filePathOfFileIndexed: () => sample(FileIndexedV1).filePath,
  fileNameOfFileIndexed: () => sample(FileIndexedV1).fileName,
  sizeBytesOfFileIndexed: () => sample(FileIndexedV1).sizeBytes,
  indexedAtOfFileIndexed: () => sample(FileIndexedV1).indexedAt,
  oldPathOfFileMoved: () => sample(FileMovedV1).oldPath,
  movedByOfFileMoved: () => sample(FileMovedV1).movedBy,
  movedAtOfFileMoved: () => sample(FileMovedV1).movedAt,
  bucketOfOrphanedObjectDetected: () => sample(OrphanedObjectDetectedV1).bucket,
  objectKeyOfOrphanedObjectDetected: () => sample(OrphanedObjectDetectedV1).objectKey,
  sizeBytesOfOrphanedObjectDetected: () => sample(OrphanedObjectDetectedV1).sizeBytes,
  detectedAtOfOrphanedObjectDetected: () => sample(OrphanedObjectDetectedV1).detectedAt,
  idOfReconcileInventory: () => 'file-1',
  oldNameOfFileRenamed: () => sample(FileRenamedV1).oldName,
  renamedByOfFileRenamed: () => sample(FileRenamedV1).renamedBy,
  renamedAtOfFileRenamed: () => sample(FileRenamedV1).renamedAt,
  missingIndexFile: () => Promise.resolve(),
  dueOnCompareBucketAndIndexEverySunday: () => [sampleCommand(ReconcileInventoryV1)],
};
