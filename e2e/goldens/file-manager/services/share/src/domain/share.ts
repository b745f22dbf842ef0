import {
  type ExpireSharesV1,
  FileSharedV1,
  type OpenShareLinkV1,
  type RevokeShareV1,
  ShareExpiredV1,
  type ShareFileV1,
  ShareLinkOpenedV1,
  ShareRevokedV1,
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

type Events = typeof ShareExpiredV1 | typeof ShareLinkOpenedV1 | typeof ShareRevokedV1 | typeof FileSharedV1;
type Commands = typeof ExpireSharesV1 | typeof OpenShareLinkV1 | typeof RevokeShareV1 | typeof ShareFileV1;

/** What is known of Share: of each kind of event the last. */
export type ShareState = LatestOfEach<Events>;
export type ShareFact = FactOf<Events>;
export type ShareCommand = CommandOf<Commands>;

/** Another ShareState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<ShareState, ShareFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Share answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - a share never outlives its file
 * - a share grants at most the rights of the sharer
 */
export function decide(id: string, state: ShareState, command: ShareCommand, decisions: Decisions): ShareFact[] {
  switch (command.key) {
    case 'ExpireShares.v1':
      return [
        fact(ShareExpiredV1, {
          ...decisions.detailsOfShareExpired(state, command),
          shareId: id,
        }),
      ];
    case 'OpenShareLink.v1':
      return [
        fact(ShareLinkOpenedV1, {
          ...decisions.detailsOfShareLinkOpened(state, command),
          shareId: command.data.shareId,
        }),
      ];
    case 'RevokeShare.v1':
      return [
        fact(ShareRevokedV1, {
          ...decisions.detailsOfShareRevoked(state, command),
          shareId: command.data.shareId,
        }),
      ];
    case 'ShareFile.v1':
      return [
        fact(FileSharedV1, {
          ...decisions.detailsOfFileShared(state, command),
          shareId: id,
          fileId: command.data.fileId,
        }),
      ];
  }
}
