import { AuditEntryRecordedV1, RecordAuditEntryV1 } from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  entryIdOfAuditEntryRecorded: () => sample(AuditEntryRecordedV1).entryId,
  eventNameOfAuditEntryRecorded: () => sample(AuditEntryRecordedV1).eventName,
  actorIdOfAuditEntryRecorded: () => sample(AuditEntryRecordedV1).actorId,
  resourceOfAuditEntryRecorded: () => sample(AuditEntryRecordedV1).resource,
  traceIdOfAuditEntryRecorded: () => sample(AuditEntryRecordedV1).traceId,
  recordedAtOfAuditEntryRecorded: () => sample(AuditEntryRecordedV1).recordedAt,
  idOfRecordAuditEntry: () => 'auditEntry-1',
  eventIdOfRecordAuditEntry: () => sampleCommand(RecordAuditEntryV1).eventId,
};
