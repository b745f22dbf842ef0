import { ExtractMetadataV1, GenerateThumbnailV1, ScanContentV1 } from '@file-manager/contracts';
import { sampleCommand } from '@file-manager/contracts/testing';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideContent } from '../src/domain/content.ts';
import { answers, fakes } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('content-processor', () => {
  it('ExtractMetadata leads to FileMetadataExtracted', () => {
    const facts = decideContent({}, commandGiven(ExtractMetadataV1, sampleCommand(ExtractMetadataV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileMetadataExtracted.v1']);
  });
  it('GenerateThumbnail leads to ThumbnailGenerated', () => {
    const facts = decideContent({}, commandGiven(GenerateThumbnailV1, sampleCommand(GenerateThumbnailV1)), said);
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
  it.todo('What does the owner see in the list meanwhile?');
  it.todo('Full-text search');
});
