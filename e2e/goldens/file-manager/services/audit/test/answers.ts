import { AuditEntryRecordedV1, RecordAuditEntryV1 } from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  detailsOfAuditEntryRecorded: () => sample(AuditEntryRecordedV1),
  idOfRecordAuditEntry: () => 'auditEntry-1',
  detailsOfRecordAuditEntry: () => sampleCommand(RecordAuditEntryV1),
};
