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
  detailsOfAuditEntryRecorded(
    state: AuditEntryState,
    command: CommandOf<typeof RecordAuditEntryV1>,
  ): AuditEntryRecordedV1;
  idOfRecordAuditEntry(command: RecordAuditEntryV1, context: Context): Later<string>;
  detailsOfRecordAuditEntry(
    event: EventOf<
      | typeof FileCreatedV1
      | typeof FileDeletedV1
      | typeof FilePurgedV1
      | typeof FileSharedV1
      | typeof ShareLinkOpenedV1
      | typeof DownloadUrlIssuedV1
      | typeof FileReleasedFromQuarantineV1
    >,
  ): Later<RecordAuditEntryV1>;
}

export const decisions: Decisions = {
  detailsOfAuditEntryRecorded: undecided(
    'Where do entryId, eventName, actorId, resource, traceId and recordedAt of AuditEntryRecorded come from? The command RecordAuditEntry does not say it. Perhaps recordedAt: command.time.',
  ),
  idOfRecordAuditEntry: undecided(
    "Which AuditEntry is RecordAuditEntry about? For a new one: newId(context, 'auditEntryId'), or idFor('AuditEntry', ...) with a field by which others find it again.",
  ),
  detailsOfRecordAuditEntry: undecided(
    'Where does eventId of RecordAuditEntry come from? The policy says: Whenever access or content changes, record it',
  ),
};
