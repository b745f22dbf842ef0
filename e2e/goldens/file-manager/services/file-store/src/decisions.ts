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
  detailsOfFileDeleted(
    state: FileState,
    command: CommandOf<typeof DeleteFileV1>,
  ): Pick<FileDeletedV1, 'accountId' | 'filePath' | 'sizeBytes' | 'deletedBy' | 'restorableUntil' | 'deletedAt'>;
  detailsOfFileDeletionFailed(
    state: FileState,
    command: CommandOf<typeof DeleteFileV1>,
  ): Pick<FileDeletionFailedV1, 'filePath' | 'requestedBy' | 'reason' | 'failedAt'>;
  outcomeOfDeleteFile(
    state: FileState,
    command: CommandOf<typeof DeleteFileV1>,
  ): readonly ('FileDeleted' | 'FileDeletionFailed')[];
  detailsOfUploadExpired(
    state: UploadState,
    command: CommandOf<typeof ExpireUploadV1>,
  ): Pick<UploadExpiredV1, 'fileId' | 'expiredAt'>;
  detailsOfFilePurged(
    state: FileState,
    command: CommandOf<typeof PurgeFilesV1>,
  ): Pick<FilePurgedV1, 'accountId' | 'sizeBytes' | 'versions' | 'purgedAt'>;
  idOfPurgeFiles(command: PurgeFilesV1, context: Context): Later<string>;
  detailsOfFileCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): Pick<
    FileCreatedV1,
    'accountId' | 'filePath' | 'fileName' | 'contentType' | 'sizeBytes' | 'checksum' | 'createdBy' | 'createdAt'
  >;
  detailsOfFileVersionCreated(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): Pick<FileVersionCreatedV1, 'previousVersionId' | 'sizeBytes' | 'createdBy' | 'createdAt'>;
  idOfRegisterUploadedObject(command: RegisterUploadedObjectV1, context: Context): Later<string>;
  outcomeOfRegisterUploadedObject(
    state: FileState,
    command: CommandOf<typeof RegisterUploadedObjectV1>,
  ): readonly ('FileCreated' | 'FileVersionCreated')[];
  detailsOfFileReleasedFromQuarantine(
    state: FileState,
    command: CommandOf<typeof ReleaseFileV1>,
  ): Pick<FileReleasedFromQuarantineV1, 'releasedBy' | 'justification' | 'releasedAt'>;
  detailsOfDownloadUrlIssued(
    state: FileState,
    command: CommandOf<typeof RequestDownloadUrlV1>,
  ): Pick<DownloadUrlIssuedV1, 'requestedBy' | 'shareId' | 'expiresAt' | 'issuedAt'>;
  detailsOfUploadUrlIssued(
    state: UploadState,
    command: CommandOf<typeof RequestUploadUrlV1>,
  ): Pick<UploadUrlIssuedV1, 'fileId' | 'expiresAt'>;
  idOfRequestUploadUrl(command: RequestUploadUrlV1, context: Context): Later<string>;
  detailsOfFileRestored(
    state: FileState,
    command: CommandOf<typeof RestoreFileV1>,
  ): Pick<FileRestoredV1, 'accountId' | 'filePath' | 'sizeBytes' | 'restoredBy' | 'restoredAt'>;
  translateFileUploaded(event: CloudEvent): Later<FileUploadedV1 | undefined>;
  checkFileUploaded(state: UploadState, report: FileUploadedV1): void;
  keyOfTrash(event: EventOf<typeof FileDeletedV1 | typeof FileRestoredV1 | typeof FilePurgedV1>): Later<string>;
  dueOnUnusedUploadUrlsExpire(tick: Tick): Later<readonly ExpireUploadV1[]>;
  dueOnPurgeFilesDeletedMoreThan30DaysAgo(tick: Tick): Later<readonly PurgeFilesV1[]>;
}

export const decisions: Decisions = {
  detailsOfFileDeleted: undecided(
    'Where do accountId, filePath, sizeBytes, deletedBy, restorableUntil and deletedAt of FileDeleted come from? The command DeleteFile does not say it. Perhaps accountId: state.FileCreated?.accountId, filePath: state.FileCreated?.filePath, sizeBytes: state.FileCreated?.sizeBytes, deletedAt: command.time.',
  ),
  detailsOfFileDeletionFailed: undecided(
    'Where do filePath, requestedBy, reason and failedAt of FileDeletionFailed come from? The command DeleteFile does not say it. Perhaps filePath: state.FileCreated?.filePath, requestedBy: state.DownloadUrlIssued?.requestedBy, failedAt: command.time.',
  ),
  outcomeOfDeleteFile: undecided('Which of FileDeleted, FileDeletionFailed does DeleteFile lead to, and when?'),
  detailsOfUploadExpired: undecided(
    'Where do fileId and expiredAt of UploadExpired come from? The command ExpireUpload does not say it. Perhaps fileId: state.UploadUrlIssued?.fileId, expiredAt: command.time.',
  ),
  detailsOfFilePurged: undecided(
    'Where do accountId, sizeBytes, versions and purgedAt of FilePurged come from? The command PurgeFiles does not say it. Perhaps accountId: state.FileCreated?.accountId, sizeBytes: state.FileCreated?.sizeBytes, purgedAt: command.time.',
  ),
  idOfPurgeFiles: undecided(
    "Which File is PurgeFiles about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again.",
  ),
  detailsOfFileCreated: undecided(
    'Where do accountId, filePath, fileName, contentType, sizeBytes, checksum, createdBy and createdAt of FileCreated come from? The command RegisterUploadedObject does not say it. Perhaps createdAt: command.time.',
  ),
  detailsOfFileVersionCreated: undecided(
    'Where do previousVersionId, sizeBytes, createdBy and createdAt of FileVersionCreated come from? The command RegisterUploadedObject does not say it. Perhaps sizeBytes: state.FileCreated?.sizeBytes, createdBy: state.FileCreated?.createdBy, createdAt: state.FileCreated?.createdAt.',
  ),
  idOfRegisterUploadedObject: undecided(
    "Which File is RegisterUploadedObject about? For a new one: newId(context, 'fileId'), or idFor('File', ...) with a field by which others find it again.",
  ),
  outcomeOfRegisterUploadedObject: undecided(
    'Which of FileCreated, FileVersionCreated does RegisterUploadedObject lead to, and when?',
  ),
  detailsOfFileReleasedFromQuarantine: undecided(
    'Where do releasedBy, justification and releasedAt of FileReleasedFromQuarantine come from? The command ReleaseFile does not say it. Perhaps releasedAt: command.time.',
  ),
  detailsOfDownloadUrlIssued: undecided(
    'Where do requestedBy, shareId, expiresAt and issuedAt of DownloadUrlIssued come from? The command RequestDownloadUrl does not say it. Perhaps issuedAt: command.time.',
  ),
  detailsOfUploadUrlIssued: undecided(
    'Where do fileId and expiresAt of UploadUrlIssued come from? The command RequestUploadUrl does not say it.',
  ),
  idOfRequestUploadUrl: undecided(
    "Which Upload is RequestUploadUrl about? For a new one: newId(context, 'uploadId'), or idFor('Upload', ...) with a field by which others find it again.",
  ),
  detailsOfFileRestored: undecided(
    'Where do accountId, filePath, sizeBytes, restoredBy and restoredAt of FileRestored come from? The command RestoreFile does not say it. Perhaps accountId: state.FileCreated?.accountId, filePath: state.FileCreated?.filePath, sizeBytes: state.FileCreated?.sizeBytes, restoredAt: command.time.',
  ),
  translateFileUploaded: undecided(
    'Which FileUploaded does "Object Created" of aws.s3 tell, or undefined when it is none of ours? Its fields: uploadId, bucket, versionId, sizeBytes, checksum, uploadedAt',
  ),
  checkFileUploaded: undecided(
    'When does the FileUploaded that Amazon S3 bucket reports not fit the state of its Upload? Throw Refused then: nothing is published, and the log tells it.',
  ),
  keyOfTrash: undecided(
    'Under which id does Trash show an event? One id is one thing that is shown; several of them are a list.',
  ),
  dueOnUnusedUploadUrlsExpire: undecided(
    'Which ExpireUpload are due, and with which data? The timer says: Unused upload urls expire',
  ),
  dueOnPurgeFilesDeletedMoreThan30DaysAgo: undecided(
    'Which PurgeFiles are due, and with which data? The timer says: Purge files deleted more than 30 days ago',
  ),
};
