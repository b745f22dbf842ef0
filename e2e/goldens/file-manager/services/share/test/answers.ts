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
  detailsOfShareExpired: () => sample(ShareExpiredV1),
  idOfExpireShares: () => sample(ShareExpiredV1).shareId,
  detailsOfShareLinkOpened: () => sample(ShareLinkOpenedV1),
  detailsOfShareRevoked: () => sample(ShareRevokedV1),
  detailsOfFileShared: () => sample(FileSharedV1),
  idOfShareFile: () => sample(FileSharedV1).shareId,
  detailsOfRevokeShare: () => sampleCommand(RevokeShareV1),
  keyOfSharedWithMe: () => 'sample',
  dueOnExpiredSharesAreClosed: () => [sampleCommand(ExpireSharesV1)],
};
