import {
  ExtractMetadataV1,
  FileMetadataExtractedV1,
  FileQuarantinedV1,
  FileReleasedFromQuarantineV1,
  FileScanPassedV1,
  GenerateThumbnailV1,
  ScanContentV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { asToday, folded } from '@file-manager/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideContent, stateRules as contentStateRules } from '../src/domain/content.ts';
import { viewRules as quarantineListViewRules } from '../src/domain/views/quarantine-list.ts';
import { answers, fakes } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('content-processor', () => {
  it('ExtractMetadata leads to FileMetadataExtracted, of a new Content', () => {
    const facts = decideContent({}, commandGiven(ExtractMetadataV1, sampleCommand(ExtractMetadataV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileMetadataExtracted.v1']);
  });
  it('ExtractMetadata leads to FileMetadataExtracted, of one that was there before', () => {
    const state = { FileScanPassed: sample(FileScanPassedV1) };
    const facts = decideContent(state, commandGiven(ExtractMetadataV1, sampleCommand(ExtractMetadataV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileMetadataExtracted.v1']);
  });
  it('GenerateThumbnail leads to ThumbnailGenerated, of a new Content', () => {
    const facts = decideContent({}, commandGiven(GenerateThumbnailV1, sampleCommand(GenerateThumbnailV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ThumbnailGenerated.v1']);
  });
  it('GenerateThumbnail leads to ThumbnailGenerated, of one that was there before', () => {
    const state = { FileScanPassed: sample(FileScanPassedV1), FileMetadataExtracted: sample(FileMetadataExtractedV1) };
    const facts = decideContent(state, commandGiven(GenerateThumbnailV1, sampleCommand(GenerateThumbnailV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ThumbnailGenerated.v1']);
  });
  it('ScanContent leads to FileScanPassed when that is its outcome', async () => {
    const decided = { ...said, outcomeOfScanContent: () => ['FileScanPassed'] as const };
    const replies = {
      malwareScanner: await fakes.malwareScanner.scanContent(sampleCommand(ScanContentV1)),
    };
    const facts = decideContent(
      {},
      { ...commandGiven(ScanContentV1, sampleCommand(ScanContentV1)), answers: replies },
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileScanPassed.v1']);
  });
  it('ScanContent leads to FileQuarantined when that is its outcome', async () => {
    const decided = { ...said, outcomeOfScanContent: () => ['FileQuarantined'] as const };
    const replies = {
      malwareScanner: await fakes.malwareScanner.scanContent(sampleCommand(ScanContentV1)),
    };
    const facts = decideContent(
      {},
      { ...commandGiven(ScanContentV1, sampleCommand(ScanContentV1)), answers: replies },
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileQuarantined.v1']);
  });
  it('Content that was stored as version 1 is known today', () => {
    const stored = {
      FileMetadataExtracted: sample(FileMetadataExtractedV1),
      ThumbnailGenerated: sample(ThumbnailGeneratedV1),
      FileScanPassed: sample(FileScanPassedV1),
      FileQuarantined: sample(FileQuarantinedV1),
    };
    expect(asToday(contentStateRules, stored, 1)).toEqual(stored);
  });
  it('Quarantine list shows what its events say', () => {
    const view = folded(quarantineListViewRules, [
      eventGiven(FileQuarantinedV1, sample(FileQuarantinedV1)),
      eventGiven(FileReleasedFromQuarantineV1, sample(FileReleasedFromQuarantineV1)),
    ]);
    expect(view).toEqual({
      'FileQuarantined.v1': sample(FileQuarantinedV1),
      'FileReleasedFromQuarantine.v1': sample(FileReleasedFromQuarantineV1),
    });
  });
  it.todo('What does the owner see in the list meanwhile?');
  it.todo('Full-text search');
});
