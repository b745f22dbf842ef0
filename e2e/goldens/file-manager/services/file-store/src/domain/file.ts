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
import {
  type CommandOf,
  fact,
  type FactOf,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@file-manager/event-kit/domain';
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

/** What is known of File: of each kind of event the last. */
export type FileState = LatestOfEach<Events>;
export type FileFact = FactOf<Events>;
export type FileCommand = CommandOf<Commands>;

/** Another FileState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<FileState, FileFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

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
              ...decisions.detailsOfFileDeleted(state, command),
              fileId: command.data.fileId,
            }),
          ];
        return [
          fact(FileDeletionFailedV1, {
            ...decisions.detailsOfFileDeletionFailed(state, command),
            fileId: command.data.fileId,
          }),
        ];
      });
    case 'PurgeFiles.v1':
      return [
        fact(FilePurgedV1, {
          ...decisions.detailsOfFilePurged(state, command),
          fileId: id,
        }),
      ];
    case 'RegisterUploadedObject.v1':
      return decisions.outcomeOfRegisterUploadedObject(state, command).flatMap((name): FileFact[] => {
        if (name === 'FileCreated')
          return [
            fact(FileCreatedV1, {
              ...decisions.detailsOfFileCreated(state, command),
              fileId: id,
              versionId: command.data.versionId,
            }),
          ];
        return [
          fact(FileVersionCreatedV1, {
            ...decisions.detailsOfFileVersionCreated(state, command),
            fileId: id,
            versionId: command.data.versionId,
          }),
        ];
      });
    case 'ReleaseFile.v1':
      return [
        fact(FileReleasedFromQuarantineV1, {
          ...decisions.detailsOfFileReleasedFromQuarantine(state, command),
          fileId: command.data.fileId,
        }),
      ];
    case 'RequestDownloadUrl.v1':
      return [
        fact(DownloadUrlIssuedV1, {
          ...decisions.detailsOfDownloadUrlIssued(state, command),
          fileId: command.data.fileId,
        }),
      ];
    case 'RestoreFile.v1':
      return [
        fact(FileRestoredV1, {
          ...decisions.detailsOfFileRestored(state, command),
          fileId: command.data.fileId,
        }),
      ];
  }
}
