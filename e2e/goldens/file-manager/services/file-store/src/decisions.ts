import type {
  DeleteFileV1,
  DownloadUrlIssuedV1,
  ExpireUploadV1,
  FileCreatedV1,
  FileDeletedV1,
  FileDeletionFailedV1,
  FilePurgedV1,
  FileReleasedFromQuarantineV1,
  FileRestoredV1,
  FileUploadedV1,
  FileVersionCreatedV1,
  PurgeFilesV1,
  RegisterUploadedObjectV1,
  ReleaseFileV1,
  RequestDownloadUrlV1,
  RequestUploadUrlV1,
  RestoreFileV1,
  UploadExpiredV1,
  UploadUrlIssuedV1,
} from '@file-manager/contracts';
import type { CloudEvent, CommandOf, Context, EventOf, Tick } from '@file-manager/event-kit';
import { undecided } from '@file-manager/event-kit/domain';
import type { FileState } from './domain/file.ts';
import type { UploadState } from './domain/upload.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  /** Where does the field accountId of FileDeleted come from? The command DeleteFile does not say it. */
  accountIdOfFileDeleted(state: FileState, command: CommandOf<typeof DeleteFileV1>): FileDeletedV1['accountId'];
  /** Where does the field filePath of FileDeleted come from? The command DeleteFile does not say it. */
  filePathOfFileDeleted(state: FileState, command: CommandOf<typeof DeleteFileV1>): FileDeletedV1['filePath'];
  /** Where does the field sizeBytes of FileDeleted come from? The command DeleteFile does not say it. */
  sizeBytesOfFileDeleted(state: FileState, command: CommandOf<typeof DeleteFileV1>): FileDeletedV1['sizeBytes'];
  /** Where does the field deletedBy of FileDeleted come from? The command DeleteFile does not say it. */
  deletedByOfFileDeleted(state: FileState, command: CommandOf<typeof DeleteFileV1>): FileDeletedV1['deletedBy'];
  /** Where does the field restorableUntil of FileDeleted come from? The command DeleteFile does not say it. */
  restorableUntilOfFileDeleted(
    state: FileState,
    command: CommandOf<typeof DeleteFileV1>,
  ): FileDeletedV1['restorableUntil'];
  /** Where does the field deletedAt of FileDeleted come from? The command DeleteFile does not say it. Often it is the moment of the command: command.time. */
  deletedAtOfFileDeleted(state: FileState, command: CommandOf<typeof DeleteFileV1>): FileDeletedV1['deletedAt'];
  /** Where does the field filePath of FileDeletionFailed come from? The command DeleteFile does not say it. */
  filePathOfFileDeletionFailed(
    state: FileState,
    command: CommandOf<typeof DeleteFileV1>,
  ): FileDeletionFailedV1['filePath'];
  /** Where does the field requestedBy of FileDeletionFailed come from? The command DeleteFile does not say it. */
  requestedByOfFileDeletionFailed(
    state: FileState,
    command: CommandOf<typeof DeleteFileV1>,
  ): FileDeletionFailedV1['requestedBy'];
  /** Where does the field reason of FileDeletionFailed come from? The command DeleteFile does not say it. */
  reasonOfFileDeletionFailed(state: FileState, command: CommandOf<typeof DeleteFileV1>): FileDeletionFailedV1['reason'];
  /** Where does the field failedAt of FileDeletionFailed come from? The command DeleteFile does not say it. Often it is the moment of the command: command.time. */
  failedAtOfFileDeletionFailed(
    state: FileState,
    command: CommandOf<typeof DeleteFileV1>,
  ): FileDeletionFailedV1['failedAt'];
  /** Which of FileDeleted, FileDeletionFailed does DeleteFile lead to, and when? */
  outcomeOfDeleteFile(
    state: FileState,
    command: CommandOf<typeof DeleteFileV1>,
  ): readonly ('FileDeleted' | 'FileDeletionFailed')[];
  /** Where does the field fileId of UploadExpired come from? The command ExpireUpload does not say it. */
  fileIdOfUploadExpired(state: UploadState, command: CommandOf<typeof ExpireUploadV1>): UploadExpiredV1['fileId'];
  /** Where does the field expiredAt of UploadExpired come from? The command ExpireUpload does not say it. Often it is the moment of the command: command.time. */
  expiredAtOfUploadExpired(state: UploadState, command: CommandOf<typeof ExpireUploadV1>): UploadExpiredV1['expiredAt'];
  /** Where does the field accountId of FilePurged come from? The command PurgeFiles does not say it. */
  accountIdOfFilePurged(state: FileState, command: CommandOf<typeof PurgeFilesV1>): FilePurgedV1['accountId'];
  /** Where does the field sizeBytes of FilePurged come from? The command PurgeFiles does not say it. */
  sizeBytesOfFilePurged(state: FileState, command: CommandOf<typeof PurgeFilesV1>): FilePurgedV1['sizeBytes'];
  /** Where does the field versions of FilePurged come from? The command PurgeFiles does not say it. */
  versionsOfFilePurged(state: FileState, command: CommandOf<typeof PurgeFilesV1>): FilePurgedV1['versions'];
  /** Where does the field purgedAt of FilePurged come from? The command PurgeFiles does not say it. Often it is the moment of the command: command.time. */
  purgedAtOfFilePurged(state: FileState, command: CommandOf<typeof PurgeFilesV1>): FilePurgedV1['purgedAt'];
  /** Which File is PurgeFiles about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again. */
  idOfPurgeFiles(command: PurgeFilesV1, context: Context): Later<string>;
  /** Where does the field accountId of FileCreated come from? The command RegisterUploadedObject does not say it. */
  accountIdOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileCreatedV1['accountId'];
  /** Where does the field filePath of FileCreated come from? The command RegisterUploadedObject does not say it. */
  filePathOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileCreatedV1['filePath'];
  /** Where does the field fileName of FileCreated come from? The command RegisterUploadedObject does not say it. */
  fileNameOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileCreatedV1['fileName'];
  /** Where does the field contentType of FileCreated come from? The command RegisterUploadedObject does not say it. */
  contentTypeOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileCreatedV1['contentType'];
  /** Where does the field sizeBytes of FileCreated come from? The command RegisterUploadedObject does not say it. */
  sizeBytesOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileCreatedV1['sizeBytes'];
  /** Where does the field checksum of FileCreated come from? The command RegisterUploadedObject does not say it. */
  checksumOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileCreatedV1['checksum'];
  /** Where does the field createdBy of FileCreated come from? The command RegisterUploadedObject does not say it. */
  createdByOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileCreatedV1['createdBy'];
  /** Where does the field createdAt of FileCreated come from? The command RegisterUploadedObject does not say it. Often it is the moment of the command: command.time. */
  createdAtOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileCreatedV1['createdAt'];
  /** Where does the field previousVersionId of FileVersionCreated come from? The command RegisterUploadedObject does not say it. */
  previousVersionIdOfFileVersionCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileVersionCreatedV1['previousVersionId'];
  /** Where does the field sizeBytes of FileVersionCreated come from? The command RegisterUploadedObject does not say it. */
  sizeBytesOfFileVersionCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileVersionCreatedV1['sizeBytes'];
  /** Where does the field createdBy of FileVersionCreated come from? The command RegisterUploadedObject does not say it. */
  createdByOfFileVersionCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileVersionCreatedV1['createdBy'];
  /** Where does the field createdAt of FileVersionCreated come from? The command RegisterUploadedObject does not say it. Often it is the moment of the command: command.time. */
  createdAtOfFileVersionCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): FileVersionCreatedV1['createdAt'];
  /** Which File is RegisterUploadedObject about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again. */
  idOfRegisterUploadedObject(command: RegisterUploadedObjectV1, context: Context): Later<string>;
  /** Which of FileCreated, FileVersionCreated does RegisterUploadedObject lead to, and when? */
  outcomeOfRegisterUploadedObject(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): readonly ('FileCreated' | 'FileVersionCreated')[];
  /** Where does the field releasedBy of FileReleasedFromQuarantine come from? The command ReleaseFile does not say it. */
  releasedByOfFileReleasedFromQuarantine(
    state: FileState,
    command: CommandOf<typeof ReleaseFileV1>,
  ): FileReleasedFromQuarantineV1['releasedBy'];
  /** Where does the field justification of FileReleasedFromQuarantine come from? The command ReleaseFile does not say it. */
  justificationOfFileReleasedFromQuarantine(
    state: FileState,
    command: CommandOf<typeof ReleaseFileV1>,
  ): FileReleasedFromQuarantineV1['justification'];
  /** Where does the field releasedAt of FileReleasedFromQuarantine come from? The command ReleaseFile does not say it. Often it is the moment of the command: command.time. */
  releasedAtOfFileReleasedFromQuarantine(
    state: FileState,
    command: CommandOf<typeof ReleaseFileV1>,
  ): FileReleasedFromQuarantineV1['releasedAt'];
  /** Where does the field requestedBy of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it. */
  requestedByOfDownloadUrlIssued(
    state: FileState,
    command: CommandOf<typeof RequestDownloadUrlV1>,
  ): DownloadUrlIssuedV1['requestedBy'];
  /** Where does the field shareId of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it. */
  shareIdOfDownloadUrlIssued(
    state: FileState,
    command: CommandOf<typeof RequestDownloadUrlV1>,
  ): DownloadUrlIssuedV1['shareId'];
  /** Where does the field expiresAt of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it. Often it is the moment of the command: command.time. */
  expiresAtOfDownloadUrlIssued(
    state: FileState,
    command: CommandOf<typeof RequestDownloadUrlV1>,
  ): DownloadUrlIssuedV1['expiresAt'];
  /** Where does the field issuedAt of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it. Often it is the moment of the command: command.time. */
  issuedAtOfDownloadUrlIssued(
    state: FileState,
    command: CommandOf<typeof RequestDownloadUrlV1>,
  ): DownloadUrlIssuedV1['issuedAt'];
  /** Where does the field fileId of UploadUrlIssued come from? The command RequestUploadUrl does not say it. */
  fileIdOfUploadUrlIssued(
    state: UploadState,
    command: CommandOf<typeof RequestUploadUrlV1>,
  ): UploadUrlIssuedV1['fileId'];
  /** Where does the field expiresAt of UploadUrlIssued come from? The command RequestUploadUrl does not say it. Often it is the moment of the command: command.time. */
  expiresAtOfUploadUrlIssued(
    state: UploadState,
    command: CommandOf<typeof RequestUploadUrlV1>,
  ): UploadUrlIssuedV1['expiresAt'];
  /** Which Upload is RequestUploadUrl about? For a new one: newId(context, 'uploadId'), or idFor('Upload', ...) with a field by which others find it again. */
  idOfRequestUploadUrl(command: RequestUploadUrlV1, context: Context): Later<string>;
  /** Where does the field accountId of FileRestored come from? The command RestoreFile does not say it. */
  accountIdOfFileRestored(state: FileState, command: CommandOf<typeof RestoreFileV1>): FileRestoredV1['accountId'];
  /** Where does the field filePath of FileRestored come from? The command RestoreFile does not say it. */
  filePathOfFileRestored(state: FileState, command: CommandOf<typeof RestoreFileV1>): FileRestoredV1['filePath'];
  /** Where does the field sizeBytes of FileRestored come from? The command RestoreFile does not say it. */
  sizeBytesOfFileRestored(state: FileState, command: CommandOf<typeof RestoreFileV1>): FileRestoredV1['sizeBytes'];
  /** Where does the field restoredBy of FileRestored come from? The command RestoreFile does not say it. */
  restoredByOfFileRestored(state: FileState, command: CommandOf<typeof RestoreFileV1>): FileRestoredV1['restoredBy'];
  /** Where does the field restoredAt of FileRestored come from? The command RestoreFile does not say it. Often it is the moment of the command: command.time. */
  restoredAtOfFileRestored(state: FileState, command: CommandOf<typeof RestoreFileV1>): FileRestoredV1['restoredAt'];
  /** Which FileUploaded does "Object Created" of aws.s3 tell, or undefined when it is none of ours? Its fields: uploadId, bucket, versionId, sizeBytes, checksum, uploadedAt */
  translateFileUploaded(event: CloudEvent): Later<FileUploadedV1 | undefined>;
  /** Under which key does Trash keep an event? */
  keyOfTrash(event: EventOf<typeof FileDeletedV1 | typeof FileRestoredV1 | typeof FilePurgedV1>): Later<string>;
  /** Which ExpireUpload are due, and with which data? The timer says: Unused upload urls expire */
  dueOnUnusedUploadUrlsExpire(tick: Tick): Later<readonly ExpireUploadV1[]>;
  /** Which PurgeFiles are due, and with which data? The timer says: Purge files deleted more than 30 days ago */
  dueOnPurgeFilesDeletedMoreThan30DaysAgo(tick: Tick): Later<readonly PurgeFilesV1[]>;
}

export const decisions: Decisions = {
  accountIdOfFileDeleted: undecided(
    'Where does the field accountId of FileDeleted come from? The command DeleteFile does not say it.',
  ),
  filePathOfFileDeleted: undecided(
    'Where does the field filePath of FileDeleted come from? The command DeleteFile does not say it.',
  ),
  sizeBytesOfFileDeleted: undecided(
    'Where does the field sizeBytes of FileDeleted come from? The command DeleteFile does not say it.',
  ),
  deletedByOfFileDeleted: undecided(
    'Where does the field deletedBy of FileDeleted come from? The command DeleteFile does not say it.',
  ),
  restorableUntilOfFileDeleted: undecided(
    'Where does the field restorableUntil of FileDeleted come from? The command DeleteFile does not say it.',
  ),
  deletedAtOfFileDeleted: undecided(
    'Where does the field deletedAt of FileDeleted come from? The command DeleteFile does not say it. Often it is the moment of the command: command.time.',
  ),
  filePathOfFileDeletionFailed: undecided(
    'Where does the field filePath of FileDeletionFailed come from? The command DeleteFile does not say it.',
  ),
  requestedByOfFileDeletionFailed: undecided(
    'Where does the field requestedBy of FileDeletionFailed come from? The command DeleteFile does not say it.',
  ),
  reasonOfFileDeletionFailed: undecided(
    'Where does the field reason of FileDeletionFailed come from? The command DeleteFile does not say it.',
  ),
  failedAtOfFileDeletionFailed: undecided(
    'Where does the field failedAt of FileDeletionFailed come from? The command DeleteFile does not say it. Often it is the moment of the command: command.time.',
  ),
  outcomeOfDeleteFile: undecided('Which of FileDeleted, FileDeletionFailed does DeleteFile lead to, and when?'),
  fileIdOfUploadExpired: undecided(
    'Where does the field fileId of UploadExpired come from? The command ExpireUpload does not say it.',
  ),
  expiredAtOfUploadExpired: undecided(
    'Where does the field expiredAt of UploadExpired come from? The command ExpireUpload does not say it. Often it is the moment of the command: command.time.',
  ),
  accountIdOfFilePurged: undecided(
    'Where does the field accountId of FilePurged come from? The command PurgeFiles does not say it.',
  ),
  sizeBytesOfFilePurged: undecided(
    'Where does the field sizeBytes of FilePurged come from? The command PurgeFiles does not say it.',
  ),
  versionsOfFilePurged: undecided(
    'Where does the field versions of FilePurged come from? The command PurgeFiles does not say it.',
  ),
  purgedAtOfFilePurged: undecided(
    'Where does the field purgedAt of FilePurged come from? The command PurgeFiles does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfPurgeFiles: undecided(
    "Which File is PurgeFiles about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again.",
  ),
  accountIdOfFileCreated: undecided(
    'Where does the field accountId of FileCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  filePathOfFileCreated: undecided(
    'Where does the field filePath of FileCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  fileNameOfFileCreated: undecided(
    'Where does the field fileName of FileCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  contentTypeOfFileCreated: undecided(
    'Where does the field contentType of FileCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  sizeBytesOfFileCreated: undecided(
    'Where does the field sizeBytes of FileCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  checksumOfFileCreated: undecided(
    'Where does the field checksum of FileCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  createdByOfFileCreated: undecided(
    'Where does the field createdBy of FileCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  createdAtOfFileCreated: undecided(
    'Where does the field createdAt of FileCreated come from? The command RegisterUploadedObject does not say it. Often it is the moment of the command: command.time.',
  ),
  previousVersionIdOfFileVersionCreated: undecided(
    'Where does the field previousVersionId of FileVersionCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  sizeBytesOfFileVersionCreated: undecided(
    'Where does the field sizeBytes of FileVersionCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  createdByOfFileVersionCreated: undecided(
    'Where does the field createdBy of FileVersionCreated come from? The command RegisterUploadedObject does not say it.',
  ),
  createdAtOfFileVersionCreated: undecided(
    'Where does the field createdAt of FileVersionCreated come from? The command RegisterUploadedObject does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfRegisterUploadedObject: undecided(
    "Which File is RegisterUploadedObject about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again.",
  ),
  outcomeOfRegisterUploadedObject: undecided(
    'Which of FileCreated, FileVersionCreated does RegisterUploadedObject lead to, and when?',
  ),
  releasedByOfFileReleasedFromQuarantine: undecided(
    'Where does the field releasedBy of FileReleasedFromQuarantine come from? The command ReleaseFile does not say it.',
  ),
  justificationOfFileReleasedFromQuarantine: undecided(
    'Where does the field justification of FileReleasedFromQuarantine come from? The command ReleaseFile does not say it.',
  ),
  releasedAtOfFileReleasedFromQuarantine: undecided(
    'Where does the field releasedAt of FileReleasedFromQuarantine come from? The command ReleaseFile does not say it. Often it is the moment of the command: command.time.',
  ),
  requestedByOfDownloadUrlIssued: undecided(
    'Where does the field requestedBy of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it.',
  ),
  shareIdOfDownloadUrlIssued: undecided(
    'Where does the field shareId of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it.',
  ),
  expiresAtOfDownloadUrlIssued: undecided(
    'Where does the field expiresAt of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it. Often it is the moment of the command: command.time.',
  ),
  issuedAtOfDownloadUrlIssued: undecided(
    'Where does the field issuedAt of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it. Often it is the moment of the command: command.time.',
  ),
  fileIdOfUploadUrlIssued: undecided(
    'Where does the field fileId of UploadUrlIssued come from? The command RequestUploadUrl does not say it.',
  ),
  expiresAtOfUploadUrlIssued: undecided(
    'Where does the field expiresAt of UploadUrlIssued come from? The command RequestUploadUrl does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfRequestUploadUrl: undecided(
    "Which Upload is RequestUploadUrl about? For a new one: newId(context, 'uploadId'), or idFor('Upload', ...) with a field by which others find it again.",
  ),
  accountIdOfFileRestored: undecided(
    'Where does the field accountId of FileRestored come from? The command RestoreFile does not say it.',
  ),
  filePathOfFileRestored: undecided(
    'Where does the field filePath of FileRestored come from? The command RestoreFile does not say it.',
  ),
  sizeBytesOfFileRestored: undecided(
    'Where does the field sizeBytes of FileRestored come from? The command RestoreFile does not say it.',
  ),
  restoredByOfFileRestored: undecided(
    'Where does the field restoredBy of FileRestored come from? The command RestoreFile does not say it.',
  ),
  restoredAtOfFileRestored: undecided(
    'Where does the field restoredAt of FileRestored come from? The command RestoreFile does not say it. Often it is the moment of the command: command.time.',
  ),
  translateFileUploaded: undecided(
    'Which FileUploaded does "Object Created" of aws.s3 tell, or undefined when it is none of ours? Its fields: uploadId, bucket, versionId, sizeBytes, checksum, uploadedAt',
  ),
  keyOfTrash: undecided('Under which key does Trash keep an event?'),
  dueOnUnusedUploadUrlsExpire: undecided(
    'Which ExpireUpload are due, and with which data? The timer says: Unused upload urls expire',
  ),
  dueOnPurgeFilesDeletedMoreThan30DaysAgo: undecided(
    'Which PurgeFiles are due, and with which data? The timer says: Purge files deleted more than 30 days ago',
  ),
};
