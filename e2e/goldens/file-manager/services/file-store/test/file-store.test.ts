import {
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
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { asToday, folded } from '@file-manager/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideFile, stateRules as fileStateRules } from '../src/domain/file.ts';
import { decide as decideUpload, stateRules as uploadStateRules } from '../src/domain/upload.ts';
import { viewRules as trashViewRules } from '../src/domain/views/trash.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('file-store', () => {
  it('DeleteFile leads to FileDeleted when that is its outcome', () => {
    const state = {
      FileCreated: sample(FileCreatedV1),
      FileReleasedFromQuarantine: sample(FileReleasedFromQuarantineV1),
      DownloadUrlIssued: sample(DownloadUrlIssuedV1),
    };
    const decided = { ...said, outcomeOfDeleteFile: () => ['FileDeleted'] as const };
    const facts = decideFile('1', state, commandGiven(DeleteFileV1, sampleCommand(DeleteFileV1)), decided);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileDeleted.v1']);
  });
  it('DeleteFile leads to FileDeletionFailed when that is its outcome', () => {
    const state = {
      FileCreated: sample(FileCreatedV1),
      FileReleasedFromQuarantine: sample(FileReleasedFromQuarantineV1),
      DownloadUrlIssued: sample(DownloadUrlIssuedV1),
    };
    const decided = { ...said, outcomeOfDeleteFile: () => ['FileDeletionFailed'] as const };
    const facts = decideFile('1', state, commandGiven(DeleteFileV1, sampleCommand(DeleteFileV1)), decided);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileDeletionFailed.v1']);
  });
  it('PurgeFiles leads to FilePurged, of a new File', () => {
    const facts = decideFile('1', {}, commandGiven(PurgeFilesV1, sampleCommand(PurgeFilesV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FilePurged.v1']);
  });
  it('PurgeFiles leads to FilePurged, of one that was there before', () => {
    const state = {
      FileCreated: sample(FileCreatedV1),
      FileReleasedFromQuarantine: sample(FileReleasedFromQuarantineV1),
      DownloadUrlIssued: sample(DownloadUrlIssuedV1),
      FileDeleted: sample(FileDeletedV1),
      FileRestored: sample(FileRestoredV1),
    };
    const facts = decideFile('1', state, commandGiven(PurgeFilesV1, sampleCommand(PurgeFilesV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FilePurged.v1']);
  });
  it('RegisterUploadedObject leads to FileCreated when that is its outcome', () => {
    const decided = { ...said, outcomeOfRegisterUploadedObject: () => ['FileCreated'] as const };
    const facts = decideFile(
      '1',
      {},
      commandGiven(RegisterUploadedObjectV1, sampleCommand(RegisterUploadedObjectV1)),
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileCreated.v1']);
  });
  it('RegisterUploadedObject leads to FileVersionCreated when that is its outcome', () => {
    const decided = { ...said, outcomeOfRegisterUploadedObject: () => ['FileVersionCreated'] as const };
    const facts = decideFile(
      '1',
      {},
      commandGiven(RegisterUploadedObjectV1, sampleCommand(RegisterUploadedObjectV1)),
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileVersionCreated.v1']);
  });
  it('ReleaseFile leads to FileReleasedFromQuarantine', () => {
    const state = { FileCreated: sample(FileCreatedV1) };
    const facts = decideFile('1', state, commandGiven(ReleaseFileV1, sampleCommand(ReleaseFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileReleasedFromQuarantine.v1']);
  });
  it('RequestDownloadUrl leads to DownloadUrlIssued', () => {
    const state = {
      FileCreated: sample(FileCreatedV1),
      FileReleasedFromQuarantine: sample(FileReleasedFromQuarantineV1),
    };
    const facts = decideFile('1', state, commandGiven(RequestDownloadUrlV1, sampleCommand(RequestDownloadUrlV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['DownloadUrlIssued.v1']);
  });
  it('RestoreFile leads to FileRestored', () => {
    const state = {
      FileCreated: sample(FileCreatedV1),
      FileReleasedFromQuarantine: sample(FileReleasedFromQuarantineV1),
      DownloadUrlIssued: sample(DownloadUrlIssuedV1),
      FileDeleted: sample(FileDeletedV1),
    };
    const facts = decideFile('1', state, commandGiven(RestoreFileV1, sampleCommand(RestoreFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileRestored.v1']);
  });
  it('ExpireUpload leads to UploadExpired', () => {
    const state = { UploadUrlIssued: sample(UploadUrlIssuedV1) };
    const facts = decideUpload('1', state, commandGiven(ExpireUploadV1, sampleCommand(ExpireUploadV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['UploadExpired.v1']);
  });
  it('RequestUploadUrl leads to UploadUrlIssued', () => {
    const facts = decideUpload('1', {}, commandGiven(RequestUploadUrlV1, sampleCommand(RequestUploadUrlV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['UploadUrlIssued.v1']);
  });
  it('File that was stored as version 1 is known today', () => {
    const stored = {
      FileDeleted: sample(FileDeletedV1),
      FileDeletionFailed: sample(FileDeletionFailedV1),
      FilePurged: sample(FilePurgedV1),
      FileCreated: sample(FileCreatedV1),
      FileVersionCreated: sample(FileVersionCreatedV1),
      FileReleasedFromQuarantine: sample(FileReleasedFromQuarantineV1),
      DownloadUrlIssued: sample(DownloadUrlIssuedV1),
      FileRestored: sample(FileRestoredV1),
    };
    expect(asToday(fileStateRules, stored, 1)).toEqual(stored);
  });
  it('Upload that was stored as version 1 is known today', () => {
    const stored = {
      UploadExpired: sample(UploadExpiredV1),
      UploadUrlIssued: sample(UploadUrlIssuedV1),
      FileUploaded: sample(FileUploadedV1),
    };
    expect(asToday(uploadStateRules, stored, 1)).toEqual(stored);
  });
  it('Trash shows what its events say', () => {
    const view = folded(trashViewRules, [
      eventGiven(FileDeletedV1, sample(FileDeletedV1)),
      eventGiven(FileRestoredV1, sample(FileRestoredV1)),
      eventGiven(FilePurgedV1, sample(FilePurgedV1)),
    ]);
    expect(view).toEqual({
      'FileDeleted.v1': sample(FileDeletedV1),
      'FileRestored.v1': sample(FileRestoredV1),
      'FilePurged.v1': sample(FilePurgedV1),
    });
  });
  it.todo('Is this an event or a command on the bus? (API Gateway to EventBridge directly)');
  it.todo('S3 notifications are at-least-once and can arrive out of order: RegisterUploadedObject must be idempotent');
  it.todo('Legal hold: who sets it, where is it modelled?');
});
