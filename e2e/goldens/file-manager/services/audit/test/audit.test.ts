import { AuditEntryRecordedV1, RecordAuditEntryV1 } from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { asToday } from '@file-manager/event-kit/domain';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideAuditEntry, stateRules as auditEntryStateRules } from '../src/domain/audit-entry.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('audit', () => {
  it('RecordAuditEntry leads to AuditEntryRecorded', () => {
    const facts = decideAuditEntry({}, commandGiven(RecordAuditEntryV1, sampleCommand(RecordAuditEntryV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['AuditEntryRecorded.v1']);
  });
  it('AuditEntry that was stored as version 1 is known today', () => {
    const stored = { AuditEntryRecorded: sample(AuditEntryRecordedV1) };
    expect(asToday(auditEntryStateRules, stored, 1)).toEqual(stored);
  });
  it.todo('Audit by policy can miss events; should audit subscribe to everything instead?');
  it.todo('Who cares that it was recorded? Candidate for removal');
});
