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
  detailsOfFileIndexed: () => sample(FileIndexedV1),
  detailsOfFileMoved: () => sample(FileMovedV1),
  detailsOfOrphanedObjectDetected: () => sample(OrphanedObjectDetectedV1),
  idOfReconcileInventory: () => 'file-1',
  detailsOfFileRenamed: () => sample(FileRenamedV1),
  missingIndexFile: () => Promise.resolve(),
  dueOnCompareBucketAndIndexEverySunday: () => [sampleCommand(ReconcileInventoryV1)],
};
