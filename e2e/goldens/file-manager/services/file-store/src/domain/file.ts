import {
  type DeleteFileV1,
  DownloadUrlIssuedV1,
  FileCreatedV1,
  FileDeletedV1,
  FileDeletionFailedV1,
  FilePurgedV1,
  FileReleasedFromQuarantineV1,
  FileRestoredV1,
  FileVersionCreatedV1,
  type PurgeFilesV1,
  type RegisterUploadedObjectV1,
  type ReleaseFileV1,
  type RequestDownloadUrlV1,
  type RestoreFileV1,
} from '@file-manager/contracts';
import { type CommandOf, fact, type FactOf, type LatestOfEach } from '@file-manager/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events =
  | typeof FileDeletedV1
  | typeof FileDeletionFailedV1
  | typeof FilePurgedV1
  | typeof FileCreatedV1
  | typeof FileVersionCreatedV1
  | typeof FileReleasedFromQuarantineV1
  | typeof DownloadUrlIssuedV1
  | typeof FileRestoredV1;
type Commands =
  | typeof DeleteFileV1
  | typeof PurgeFilesV1
  | typeof RegisterUploadedObjectV1
  | typeof ReleaseFileV1
  | typeof RequestDownloadUrlV1
  | typeof RestoreFileV1;

/** What is known of File: of each kind of event the last. Put a better state in its place when rules need one. */
export type FileState = LatestOfEach<Events>;
export type FileFact = FactOf<Events>;
export type FileCommand = CommandOf<Commands>;

/**
 * What File answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - in File Storage a File is an object with versions
 * - in File Inventory a File is an index entry: path, size, tags
 * - a deleted file can be restored for 30 days
 */
export function decide(id: string, state: FileState, command: FileCommand, decisions: Decisions): FileFact[] {
  switch (command.key) {
    case 'DeleteFile.v1':
      return decisions.outcomeOfDeleteFile(state, command).flatMap((name): FileFact[] => {
        if (name === 'FileDeleted')
          return [
            fact(FileDeletedV1, {
              fileId: command.data.fileId,
              accountId: decisions.accountIdOfFileDeleted(state, command),
              filePath: decisions.filePathOfFileDeleted(state, command),
              sizeBytes: decisions.sizeBytesOfFileDeleted(state, command),
              deletedBy: decisions.deletedByOfFileDeleted(state, command),
              restorableUntil: decisions.restorableUntilOfFileDeleted(state, command),
              deletedAt: decisions.deletedAtOfFileDeleted(state, command),
            }),
          ];
        return [
          fact(FileDeletionFailedV1, {
            fileId: command.data.fileId,
            filePath: decisions.filePathOfFileDeletionFailed(state, command),
            requestedBy: decisions.requestedByOfFileDeletionFailed(state, command),
            reason: decisions.reasonOfFileDeletionFailed(state, command),
            failedAt: decisions.failedAtOfFileDeletionFailed(state, command),
          }),
        ];
      });
    case 'PurgeFiles.v1':
      return [
        fact(FilePurgedV1, {
          fileId: id,
          accountId: decisions.accountIdOfFilePurged(state, command),
          sizeBytes: decisions.sizeBytesOfFilePurged(state, command),
          versions: decisions.versionsOfFilePurged(state, command),
          purgedAt: decisions.purgedAtOfFilePurged(state, command),
        }),
      ];
    case 'RegisterUploadedObject.v1':
      return decisions.outcomeOfRegisterUploadedObject(state, command).flatMap((name): FileFact[] => {
        if (name === 'FileCreated')
          return [
            fact(FileCreatedV1, {
              fileId: id,
              accountId: decisions.accountIdOfFileCreated(state, command),
              filePath: decisions.filePathOfFileCreated(state, command),
              fileName: decisions.fileNameOfFileCreated(state, command),
              contentType: decisions.contentTypeOfFileCreated(state, command),
              sizeBytes: decisions.sizeBytesOfFileCreated(state, command),
              versionId: command.data.versionId,
              checksum: decisions.checksumOfFileCreated(state, command),
              createdBy: decisions.createdByOfFileCreated(state, command),
              createdAt: decisions.createdAtOfFileCreated(state, command),
            }),
          ];
        return [
          fact(FileVersionCreatedV1, {
            fileId: id,
            versionId: command.data.versionId,
            previousVersionId: decisions.previousVersionIdOfFileVersionCreated(state, command),
            sizeBytes: decisions.sizeBytesOfFileVersionCreated(state, command),
            createdBy: decisions.createdByOfFileVersionCreated(state, command),
            createdAt: decisions.createdAtOfFileVersionCreated(state, command),
          }),
        ];
      });
    case 'ReleaseFile.v1':
      return [
        fact(FileReleasedFromQuarantineV1, {
          fileId: command.data.fileId,
          releasedBy: decisions.releasedByOfFileReleasedFromQuarantine(state, command),
          justification: decisions.justificationOfFileReleasedFromQuarantine(state, command),
          releasedAt: decisions.releasedAtOfFileReleasedFromQuarantine(state, command),
        }),
      ];
    case 'RequestDownloadUrl.v1':
      return [
        fact(DownloadUrlIssuedV1, {
          fileId: command.data.fileId,
          requestedBy: decisions.requestedByOfDownloadUrlIssued(state, command),
          shareId: decisions.shareIdOfDownloadUrlIssued(state, command),
          expiresAt: decisions.expiresAtOfDownloadUrlIssued(state, command),
          issuedAt: decisions.issuedAtOfDownloadUrlIssued(state, command),
        }),
      ];
    case 'RestoreFile.v1':
      return [
        fact(FileRestoredV1, {
          fileId: command.data.fileId,
          accountId: decisions.accountIdOfFileRestored(state, command),
          filePath: decisions.filePathOfFileRestored(state, command),
          sizeBytes: decisions.sizeBytesOfFileRestored(state, command),
          restoredBy: decisions.restoredByOfFileRestored(state, command),
          restoredAt: decisions.restoredAtOfFileRestored(state, command),
        }),
      ];
  }
}
