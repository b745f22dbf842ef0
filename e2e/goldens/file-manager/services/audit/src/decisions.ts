import type {
  AuditEntryRecordedV1,
  DownloadUrlIssuedV1,
  FileCreatedV1,
  FileDeletedV1,
  FilePurgedV1,
  FileReleasedFromQuarantineV1,
  FileSharedV1,
  RecordAuditEntryV1,
  ShareLinkOpenedV1,
} from '@file-manager/contracts';
import type { CommandOf, Context, EventOf } from '@file-manager/event-kit';
import { undecided } from '@file-manager/event-kit/domain';
import type { AuditEntryState } from './domain/audit-entry.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  /** Where does the field entryId of AuditEntryRecorded come from? The command RecordAuditEntry does not say it. */
  entryIdOfAuditEntryRecorded(
    state: AuditEntryState,
    command: CommandOf<typeof RecordAuditEntryV1>,
  ): AuditEntryRecordedV1['entryId'];
  /** Where does the field eventName of AuditEntryRecorded come from? The command RecordAuditEntry does not say it. */
  eventNameOfAuditEntryRecorded(
    state: AuditEntryState,
    command: CommandOf<typeof RecordAuditEntryV1>,
  ): AuditEntryRecordedV1['eventName'];
  /** Where does the field actorId of AuditEntryRecorded come from? The command RecordAuditEntry does not say it. */
  actorIdOfAuditEntryRecorded(
    state: AuditEntryState,
    command: CommandOf<typeof RecordAuditEntryV1>,
  ): AuditEntryRecordedV1['actorId'];
  /** Where does the field resource of AuditEntryRecorded come from? The command RecordAuditEntry does not say it. */
  resourceOfAuditEntryRecorded(
    state: AuditEntryState,
    command: CommandOf<typeof RecordAuditEntryV1>,
  ): AuditEntryRecordedV1['resource'];
  /** Where does the field traceId of AuditEntryRecorded come from? The command RecordAuditEntry does not say it. */
  traceIdOfAuditEntryRecorded(
    state: AuditEntryState,
    command: CommandOf<typeof RecordAuditEntryV1>,
  ): AuditEntryRecordedV1['traceId'];
  /** Where does the field recordedAt of AuditEntryRecorded come from? The command RecordAuditEntry does not say it. Often it is the moment of the command: command.time. */
  recordedAtOfAuditEntryRecorded(
    state: AuditEntryState,
    command: CommandOf<typeof RecordAuditEntryV1>,
  ): AuditEntryRecordedV1['recordedAt'];
  /** Which AuditEntry is RecordAuditEntry about? For a new one: newId(context, 'auditEntryId'), or idFor('AuditEntry', ...) with a field by which others find it again. */
  idOfRecordAuditEntry(command: RecordAuditEntryV1, context: Context): Later<string>;
  /** Where does the field eventId of RecordAuditEntry come from? The policy says: Whenever access or content changes, record it */
  eventIdOfRecordAuditEntry(
    event: EventOf<
      | typeof FileCreatedV1
      | typeof FileDeletedV1
      | typeof FilePurgedV1
      | typeof FileSharedV1
      | typeof ShareLinkOpenedV1
      | typeof DownloadUrlIssuedV1
      | typeof FileReleasedFromQuarantineV1
    >,
  ): Later<RecordAuditEntryV1['eventId']>;
}

export const decisions: Decisions = {
  entryIdOfAuditEntryRecorded: undecided(
    'Where does the field entryId of AuditEntryRecorded come from? The command RecordAuditEntry does not say it.',
  ),
  eventNameOfAuditEntryRecorded: undecided(
    'Where does the field eventName of AuditEntryRecorded come from? The command RecordAuditEntry does not say it.',
  ),
  actorIdOfAuditEntryRecorded: undecided(
    'Where does the field actorId of AuditEntryRecorded come from? The command RecordAuditEntry does not say it.',
  ),
  resourceOfAuditEntryRecorded: undecided(
    'Where does the field resource of AuditEntryRecorded come from? The command RecordAuditEntry does not say it.',
  ),
  traceIdOfAuditEntryRecorded: undecided(
    'Where does the field traceId of AuditEntryRecorded come from? The command RecordAuditEntry does not say it.',
  ),
  recordedAtOfAuditEntryRecorded: undecided(
    'Where does the field recordedAt of AuditEntryRecorded come from? The command RecordAuditEntry does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfRecordAuditEntry: undecided(
    "Which AuditEntry is RecordAuditEntry about? For a new one: newId(context, 'auditEntryId'), or idFor('AuditEntry', ...) with a field by which others find it again.",
  ),
  eventIdOfRecordAuditEntry: undecided(
    'Where does the field eventId of RecordAuditEntry come from? The policy says: Whenever access or content changes, record it',
  ),
};
