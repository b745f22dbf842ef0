import type {
  ExpireSharesV1,
  FileDeletedV1,
  FileSharedV1,
  OpenShareLinkV1,
  RevokeShareV1,
  ShareExpiredV1,
  ShareFileV1,
  ShareLinkOpenedV1,
  ShareRevokedV1,
} from '@file-manager/contracts';
import type { CommandOf, Context, EventOf, Tick } from '@file-manager/event-kit';
import { undecided } from '@file-manager/event-kit/domain';
import type { ShareState } from './domain/share.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  /** Where does the field fileId of ShareExpired come from? The command ExpireShares does not say it. */
  fileIdOfShareExpired(state: ShareState, command: CommandOf<typeof ExpireSharesV1>): ShareExpiredV1['fileId'];
  /** Where does the field expiredAt of ShareExpired come from? The command ExpireShares does not say it. Often it is the moment of the command: command.time. */
  expiredAtOfShareExpired(state: ShareState, command: CommandOf<typeof ExpireSharesV1>): ShareExpiredV1['expiredAt'];
  /** Which Share is ExpireShares about? For a new one: newId(context, 'shareId'), or idFor('Share', ...) with a field by which others find it again. */
  idOfExpireShares(command: ExpireSharesV1, context: Context): Later<string>;
  /** Where does the field fileId of ShareLinkOpened come from? The command OpenShareLink does not say it. */
  fileIdOfShareLinkOpened(state: ShareState, command: CommandOf<typeof OpenShareLinkV1>): ShareLinkOpenedV1['fileId'];
  /** Where does the field openedBy of ShareLinkOpened come from? The command OpenShareLink does not say it. */
  openedByOfShareLinkOpened(
    state: ShareState,
    command: CommandOf<typeof OpenShareLinkV1>,
  ): ShareLinkOpenedV1['openedBy'];
  /** Where does the field ipCountry of ShareLinkOpened come from? The command OpenShareLink does not say it. */
  ipCountryOfShareLinkOpened(
    state: ShareState,
    command: CommandOf<typeof OpenShareLinkV1>,
  ): ShareLinkOpenedV1['ipCountry'];
  /** Where does the field openedAt of ShareLinkOpened come from? The command OpenShareLink does not say it. Often it is the moment of the command: command.time. */
  openedAtOfShareLinkOpened(
    state: ShareState,
    command: CommandOf<typeof OpenShareLinkV1>,
  ): ShareLinkOpenedV1['openedAt'];
  /** Where does the field fileId of ShareRevoked come from? The command RevokeShare does not say it. */
  fileIdOfShareRevoked(state: ShareState, command: CommandOf<typeof RevokeShareV1>): ShareRevokedV1['fileId'];
  /** Where does the field revokedBy of ShareRevoked come from? The command RevokeShare does not say it. */
  revokedByOfShareRevoked(state: ShareState, command: CommandOf<typeof RevokeShareV1>): ShareRevokedV1['revokedBy'];
  /** Where does the field reason of ShareRevoked come from? The command RevokeShare does not say it. */
  reasonOfShareRevoked(state: ShareState, command: CommandOf<typeof RevokeShareV1>): ShareRevokedV1['reason'];
  /** Where does the field revokedAt of ShareRevoked come from? The command RevokeShare does not say it. Often it is the moment of the command: command.time. */
  revokedAtOfShareRevoked(state: ShareState, command: CommandOf<typeof RevokeShareV1>): ShareRevokedV1['revokedAt'];
  /** Where does the field sharedBy of FileShared come from? The command ShareFile does not say it. */
  sharedByOfFileShared(state: ShareState, command: CommandOf<typeof ShareFileV1>): FileSharedV1['sharedBy'];
  /** Where does the field permissions of FileShared come from? The command ShareFile does not say it. */
  permissionsOfFileShared(state: ShareState, command: CommandOf<typeof ShareFileV1>): FileSharedV1['permissions'];
  /** Where does the field expiresAt of FileShared come from? The command ShareFile does not say it. Often it is the moment of the command: command.time. */
  expiresAtOfFileShared(state: ShareState, command: CommandOf<typeof ShareFileV1>): FileSharedV1['expiresAt'];
  /** Where does the field sharedAt of FileShared come from? The command ShareFile does not say it. Often it is the moment of the command: command.time. */
  sharedAtOfFileShared(state: ShareState, command: CommandOf<typeof ShareFileV1>): FileSharedV1['sharedAt'];
  /** Which Share is ShareFile about? For a new one: newId(context, 'shareId'), or idFor('Share', ...) with a field by which others find it again. */
  idOfShareFile(command: ShareFileV1, context: Context): Later<string>;
  /** Where does the field shareId of RevokeShare come from? The policy says: Whenever a file is deleted, revoke its shares */
  shareIdOfRevokeShare(event: EventOf<typeof FileDeletedV1>): Later<RevokeShareV1['shareId']>;
  /** Under which key does Shared with me keep an event? */
  keyOfSharedWithMe(event: EventOf<typeof FileSharedV1 | typeof ShareRevokedV1 | typeof ShareExpiredV1>): Later<string>;
  /** Which ExpireShares are due, and with which data? The timer says: Expired shares are closed */
  dueOnExpiredSharesAreClosed(tick: Tick): Later<readonly ExpireSharesV1[]>;
}

export const decisions: Decisions = {
  fileIdOfShareExpired: undecided(
    'Where does the field fileId of ShareExpired come from? The command ExpireShares does not say it.',
  ),
  expiredAtOfShareExpired: undecided(
    'Where does the field expiredAt of ShareExpired come from? The command ExpireShares does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfExpireShares: undecided(
    "Which Share is ExpireShares about? For a new one: newId(context, 'shareId'), or idFor('Share', ...) with a field by which others find it again.",
  ),
  fileIdOfShareLinkOpened: undecided(
    'Where does the field fileId of ShareLinkOpened come from? The command OpenShareLink does not say it.',
  ),
  openedByOfShareLinkOpened: undecided(
    'Where does the field openedBy of ShareLinkOpened come from? The command OpenShareLink does not say it.',
  ),
  ipCountryOfShareLinkOpened: undecided(
    'Where does the field ipCountry of ShareLinkOpened come from? The command OpenShareLink does not say it.',
  ),
  openedAtOfShareLinkOpened: undecided(
    'Where does the field openedAt of ShareLinkOpened come from? The command OpenShareLink does not say it. Often it is the moment of the command: command.time.',
  ),
  fileIdOfShareRevoked: undecided(
    'Where does the field fileId of ShareRevoked come from? The command RevokeShare does not say it.',
  ),
  revokedByOfShareRevoked: undecided(
    'Where does the field revokedBy of ShareRevoked come from? The command RevokeShare does not say it.',
  ),
  reasonOfShareRevoked: undecided(
    'Where does the field reason of ShareRevoked come from? The command RevokeShare does not say it.',
  ),
  revokedAtOfShareRevoked: undecided(
    'Where does the field revokedAt of ShareRevoked come from? The command RevokeShare does not say it. Often it is the moment of the command: command.time.',
  ),
  sharedByOfFileShared: undecided(
    'Where does the field sharedBy of FileShared come from? The command ShareFile does not say it.',
  ),
  permissionsOfFileShared: undecided(
    'Where does the field permissions of FileShared come from? The command ShareFile does not say it.',
  ),
  expiresAtOfFileShared: undecided(
    'Where does the field expiresAt of FileShared come from? The command ShareFile does not say it. Often it is the moment of the command: command.time.',
  ),
  sharedAtOfFileShared: undecided(
    'Where does the field sharedAt of FileShared come from? The command ShareFile does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfShareFile: undecided(
    "Which Share is ShareFile about? For a new one: newId(context, 'shareId'), or idFor('Share', ...) with a field by which others find it again.",
  ),
  shareIdOfRevokeShare: undecided(
    'Where does the field shareId of RevokeShare come from? The policy says: Whenever a file is deleted, revoke its shares',
  ),
  keyOfSharedWithMe: undecided('Under which key does Shared with me keep an event?'),
  dueOnExpiredSharesAreClosed: undecided(
    'Which ExpireShares are due, and with which data? The timer says: Expired shares are closed',
  ),
};
