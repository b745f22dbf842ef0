import {
  DeleteFileV1,
  DownloadUrlIssuedV1,
  ExpireUploadV1,
  FileCreatedV1,
  FileDeletedV1,
  FileReleasedFromQuarantineV1,
  PurgeFilesV1,
  RegisterUploadedObjectV1,
  ReleaseFileV1,
  RequestDownloadUrlV1,
  RequestUploadUrlV1,
  RestoreFileV1,
  UploadUrlIssuedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideFile } from '../src/domain/file.ts';
import { decide as decideUpload } from '../src/domain/upload.ts';
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
  it('PurgeFiles leads to FilePurged', () => {
    const facts = decideFile('1', {}, commandGiven(PurgeFilesV1, sampleCommand(PurgeFilesV1)), said);
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
  it.todo('Is this an event or a command on the bus? (API Gateway to EventBridge directly)');
  it.todo('S3 notifications are at-least-once and can arrive out of order: RegisterUploadedObject must be idempotent');
  it.todo('Legal hold: who sets it, where is it modelled?');
});
