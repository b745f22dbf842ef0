import {
  DownloadUrlIssuedV1,
  ExpireUploadV1,
  FileCreatedV1,
  FileDeletedV1,
  FileDeletionFailedV1,
  FilePurgedV1,
  FileReleasedFromQuarantineV1,
  FileRestoredV1,
  FileUploadedV1,
  FileVersionCreatedV1,
  PurgeFilesV1,
  UploadExpiredV1,
  UploadUrlIssuedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  detailsOfFileDeleted: () => sample(FileDeletedV1),
  detailsOfFileDeletionFailed: () => sample(FileDeletionFailedV1),
  outcomeOfDeleteFile: () => ['FileDeleted'],
  detailsOfUploadExpired: () => sample(UploadExpiredV1),
  detailsOfFilePurged: () => sample(FilePurgedV1),
  idOfPurgeFiles: () => sample(FilePurgedV1).fileId,
  detailsOfFileCreated: () => sample(FileCreatedV1),
  detailsOfFileVersionCreated: () => sample(FileVersionCreatedV1),
  idOfRegisterUploadedObject: () => sample(FileCreatedV1).fileId,
  outcomeOfRegisterUploadedObject: () => ['FileCreated'],
  detailsOfFileReleasedFromQuarantine: () => sample(FileReleasedFromQuarantineV1),
  detailsOfDownloadUrlIssued: () => sample(DownloadUrlIssuedV1),
  detailsOfUploadUrlIssued: () => sample(UploadUrlIssuedV1),
  idOfRequestUploadUrl: () => sample(UploadUrlIssuedV1).uploadId,
  detailsOfFileRestored: () => sample(FileRestoredV1),
  translateFileUploaded: () => sample(FileUploadedV1),
  checkFileUploaded: () => undefined,
  keyOfTrash: () => 'sample',
  dueOnUnusedUploadUrlsExpire: () => [sampleCommand(ExpireUploadV1)],
  dueOnPurgeFilesDeletedMoreThan30DaysAgo: () => [sampleCommand(PurgeFilesV1)],
};
