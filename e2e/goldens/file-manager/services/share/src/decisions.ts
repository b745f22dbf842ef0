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
  detailsOfShareExpired(
    state: ShareState,
    command: CommandOf<typeof ExpireSharesV1>,
  ): Pick<ShareExpiredV1, 'fileId' | 'expiredAt'>;
  idOfExpireShares(command: ExpireSharesV1, context: Context): Later<string>;
  detailsOfShareLinkOpened(
    state: ShareState,
    command: CommandOf<typeof OpenShareLinkV1>,
  ): Pick<ShareLinkOpenedV1, 'fileId' | 'openedBy' | 'ipCountry' | 'openedAt'>;
  detailsOfShareRevoked(
    state: ShareState,
    command: CommandOf<typeof RevokeShareV1>,
  ): Pick<ShareRevokedV1, 'fileId' | 'revokedBy' | 'reason' | 'revokedAt'>;
  detailsOfFileShared(
    state: ShareState,
    command: CommandOf<typeof ShareFileV1>,
  ): Pick<FileSharedV1, 'sharedBy' | 'permissions' | 'expiresAt' | 'sharedAt'>;
  idOfShareFile(command: ShareFileV1, context: Context): Later<string>;
  detailsOfRevokeShare(event: EventOf<typeof FileDeletedV1>): Later<RevokeShareV1>;
  keyOfSharedWithMe(event: EventOf<typeof FileSharedV1 | typeof ShareRevokedV1 | typeof ShareExpiredV1>): Later<string>;
  dueOnExpiredSharesAreClosed(tick: Tick): Later<readonly ExpireSharesV1[]>;
}

export const decisions: Decisions = {
  detailsOfShareExpired: undecided(
    'Where do fileId and expiredAt of ShareExpired come from? The command ExpireShares does not say it. Perhaps fileId: state.FileShared?.fileId, expiredAt: command.time.',
  ),
  idOfExpireShares: undecided(
    "Which Share is ExpireShares about? For a new one: newId(context, 'shareId'), or idFor('Share', ...) with a field by which others find it again.",
  ),
  detailsOfShareLinkOpened: undecided(
    'Where do fileId, openedBy, ipCountry and openedAt of ShareLinkOpened come from? The command OpenShareLink does not say it. Perhaps fileId: state.FileShared?.fileId, openedAt: command.time.',
  ),
  detailsOfShareRevoked: undecided(
    'Where do fileId, revokedBy, reason and revokedAt of ShareRevoked come from? The command RevokeShare does not say it. Perhaps fileId: state.FileShared?.fileId, revokedAt: command.time.',
  ),
  detailsOfFileShared: undecided(
    'Where do sharedBy, permissions, expiresAt and sharedAt of FileShared come from? The command ShareFile does not say it. Perhaps sharedAt: command.time.',
  ),
  idOfShareFile: undecided(
    "Which Share is ShareFile about? For a new one: newId(context, 'shareId'), or idFor('Share', ...) with a field by which others find it again.",
  ),
  detailsOfRevokeShare: undecided(
    'Where does shareId of RevokeShare come from? The policy says: Whenever a file is deleted, revoke its shares',
  ),
  keyOfSharedWithMe: undecided(
    'Under which id does Shared with me show an event? One id is one thing that is shown; several of them are a list.',
  ),
  dueOnExpiredSharesAreClosed: undecided(
    'Which ExpireShares are due, and with which data? The timer says: Expired shares are closed',
  ),
};
