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
  detailsOfAccountOpened: () => sample(AccountOpenedV1),
  idOfOpenAccount: () => sample(AccountOpenedV1).accountId,
  detailsOfStorageQuotaExceeded: () => sample(StorageQuotaExceededV1),
  detailsOfStorageQuotaWarningReached: () => sample(StorageQuotaWarningReachedV1),
  outcomeOfRecalculateQuota: () => ['StorageQuotaExceeded'],
  detailsOfRecalculateQuota: () => sampleCommand(RecalculateQuotaV1),
};
