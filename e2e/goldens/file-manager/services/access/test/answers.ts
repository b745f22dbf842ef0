import {
  AccountOpenedV1,
  RecalculateQuotaV1,
  StorageQuotaExceededV1,
  StorageQuotaWarningReachedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  quotaBytesOfAccountOpened: () => sample(AccountOpenedV1).quotaBytes,
  openedAtOfAccountOpened: () => sample(AccountOpenedV1).openedAt,
  idOfOpenAccount: () => sample(AccountOpenedV1).accountId,
  userIdOfStorageQuotaExceeded: () => sample(StorageQuotaExceededV1).userId,
  usedBytesOfStorageQuotaExceeded: () => sample(StorageQuotaExceededV1).usedBytes,
  quotaBytesOfStorageQuotaExceeded: () => sample(StorageQuotaExceededV1).quotaBytes,
  exceededAtOfStorageQuotaExceeded: () => sample(StorageQuotaExceededV1).exceededAt,
  userIdOfStorageQuotaWarningReached: () => sample(StorageQuotaWarningReachedV1).userId,
  usedBytesOfStorageQuotaWarningReached: () => sample(StorageQuotaWarningReachedV1).usedBytes,
  quotaBytesOfStorageQuotaWarningReached: () => sample(StorageQuotaWarningReachedV1).quotaBytes,
  percentOfStorageQuotaWarningReached: () => sample(StorageQuotaWarningReachedV1).percent,
  reachedAtOfStorageQuotaWarningReached: () => sample(StorageQuotaWarningReachedV1).reachedAt,
  outcomeOfRecalculateQuota: () => ['StorageQuotaExceeded'],
  accountIdOfRecalculateQuota: () => sampleCommand(RecalculateQuotaV1).accountId,
};
