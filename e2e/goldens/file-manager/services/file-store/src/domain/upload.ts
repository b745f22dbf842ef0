import {
  type ExpireUploadV1,
  type FileUploadedV1,
  type RequestUploadUrlV1,
  UploadExpiredV1,
  UploadUrlIssuedV1,
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

type Events = typeof UploadExpiredV1 | typeof UploadUrlIssuedV1 | typeof FileUploadedV1;
type Commands = typeof ExpireUploadV1 | typeof RequestUploadUrlV1;

/** What is known of Upload: of each kind of event the last. */
export type UploadState = LatestOfEach<Events>;
export type UploadFact = FactOf<Events>;
export type UploadCommand = CommandOf<Commands>;

/** Another UploadState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<UploadState, UploadFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Upload answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - an upload url is valid for 15 minutes
 */
export function decide(id: string, state: UploadState, command: UploadCommand, decisions: Decisions): UploadFact[] {
  switch (command.key) {
    case 'ExpireUpload.v1':
      return [
        fact(UploadExpiredV1, {
          ...decisions.detailsOfUploadExpired(state, command),
          uploadId: command.data.uploadId,
        }),
      ];
    case 'RequestUploadUrl.v1':
      return [
        fact(UploadUrlIssuedV1, {
          ...decisions.detailsOfUploadUrlIssued(state, command),
          uploadId: id,
          filePath: command.data.filePath,
          contentType: command.data.contentType,
          sizeBytes: command.data.sizeBytes,
        }),
      ];
  }
}
