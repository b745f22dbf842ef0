import {
  FileIndexedV1,
  FileMovedV1,
  FileRenamedV1,
  type IndexFileV1,
  type MoveFileV1,
  OrphanedObjectDetectedV1,
  type ReconcileInventoryV1,
  type RenameFileV1,
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

type Events = typeof FileIndexedV1 | typeof FileMovedV1 | typeof OrphanedObjectDetectedV1 | typeof FileRenamedV1;
type Commands = typeof IndexFileV1 | typeof MoveFileV1 | typeof ReconcileInventoryV1 | typeof RenameFileV1;

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
export function decide(state: FileState, command: FileCommand, decisions: Decisions): FileFact[] {
  switch (command.key) {
    case 'IndexFile.v1':
      return [
        fact(FileIndexedV1, {
          ...decisions.detailsOfFileIndexed(state, command),
          fileId: command.data.fileId,
        }),
      ];
    case 'MoveFile.v1':
      return [
        fact(FileMovedV1, {
          ...decisions.detailsOfFileMoved(state, command),
          fileId: command.data.fileId,
          newPath: command.data.newPath,
        }),
      ];
    case 'ReconcileInventory.v1':
      return [fact(OrphanedObjectDetectedV1, decisions.detailsOfOrphanedObjectDetected(state, command))];
    case 'RenameFile.v1':
      return [
        fact(FileRenamedV1, {
          ...decisions.detailsOfFileRenamed(state, command),
          fileId: command.data.fileId,
          newName: command.data.newName,
        }),
      ];
  }
}
