import {
  DeleteFileV1,
  ExpireUploadV1,
  PurgeFilesV1,
  RegisterUploadedObjectV1,
  ReleaseFileV1,
  RequestDownloadUrlV1,
  RequestUploadUrlV1,
  RestoreFileV1,
} from '@file-manager/contracts';
import { sampleCommand } from '@file-manager/contracts/testing';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideFile } from '../src/domain/file.ts';
import { decide as decideUpload } from '../src/domain/upload.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('file-store', () => {
  it('DeleteFile leads to FileDeleted or FileDeletionFailed', () => {
    const facts = decideFile('1', {}, commandGiven(DeleteFileV1, sampleCommand(DeleteFileV1)), said);
    const possible: string[] = ['FileDeleted.v1', 'FileDeletionFailed.v1'];
    expect(facts.length).toBeGreaterThan(0);
    for (const { contract } of facts) expect(possible).toContain(contract.key);
  });
  it('PurgeFiles leads to FilePurged', () => {
    const facts = decideFile('1', {}, commandGiven(PurgeFilesV1, sampleCommand(PurgeFilesV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FilePurged.v1']);
  });
  it('RegisterUploadedObject leads to FileCreated or FileVersionCreated', () => {
    const facts = decideFile(
      '1',
      {},
      commandGiven(RegisterUploadedObjectV1, sampleCommand(RegisterUploadedObjectV1)),
      said,
    );
    const possible: string[] = ['FileCreated.v1', 'FileVersionCreated.v1'];
    expect(facts.length).toBeGreaterThan(0);
    for (const { contract } of facts) expect(possible).toContain(contract.key);
  });
  it('ReleaseFile leads to FileReleasedFromQuarantine', () => {
    const facts = decideFile('1', {}, commandGiven(ReleaseFileV1, sampleCommand(ReleaseFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileReleasedFromQuarantine.v1']);
  });
  it('RequestDownloadUrl leads to DownloadUrlIssued', () => {
    const facts = decideFile('1', {}, commandGiven(RequestDownloadUrlV1, sampleCommand(RequestDownloadUrlV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['DownloadUrlIssued.v1']);
  });
  it('RestoreFile leads to FileRestored', () => {
    const facts = decideFile('1', {}, commandGiven(RestoreFileV1, sampleCommand(RestoreFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileRestored.v1']);
  });
  it('ExpireUpload leads to UploadExpired', () => {
    const facts = decideUpload('1', {}, commandGiven(ExpireUploadV1, sampleCommand(ExpireUploadV1)), said);
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
