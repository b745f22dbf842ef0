import {
  ExpireSharesV1,
  FileSharedV1,
  RevokeShareV1,
  ShareExpiredV1,
  ShareLinkOpenedV1,
  ShareRevokedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  fileIdOfShareExpired: () => sample(ShareExpiredV1).fileId,
  expiredAtOfShareExpired: () => sample(ShareExpiredV1).expiredAt,
  idOfExpireShares: () => sample(ShareExpiredV1).shareId,
  fileIdOfShareLinkOpened: () => sample(ShareLinkOpenedV1).fileId,
  openedByOfShareLinkOpened: () => sample(ShareLinkOpenedV1).openedBy,
  ipCountryOfShareLinkOpened: () => sample(ShareLinkOpenedV1).ipCountry,
  openedAtOfShareLinkOpened: () => sample(ShareLinkOpenedV1).openedAt,
  fileIdOfShareRevoked: () => sample(ShareRevokedV1).fileId,
  revokedByOfShareRevoked: () => sample(ShareRevokedV1).revokedBy,
  reasonOfShareRevoked: () => sample(ShareRevokedV1).reason,
  revokedAtOfShareRevoked: () => sample(ShareRevokedV1).revokedAt,
  sharedByOfFileShared: () => sample(FileSharedV1).sharedBy,
  permissionsOfFileShared: () => sample(FileSharedV1).permissions,
  expiresAtOfFileShared: () => sample(FileSharedV1).expiresAt,
  sharedAtOfFileShared: () => sample(FileSharedV1).sharedAt,
  idOfShareFile: () => sample(FileSharedV1).shareId,
  shareIdOfRevokeShare: () => sampleCommand(RevokeShareV1).shareId,
  keyOfSharedWithMe: () => 'sample',
  dueOnExpiredSharesAreClosed: () => [sampleCommand(ExpireSharesV1)],
};
