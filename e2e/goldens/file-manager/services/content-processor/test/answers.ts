import {
  FileMetadataExtractedV1,
  FileQuarantinedV1,
  FileScanPassedV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import { sample } from '@file-manager/contracts/testing';
import type { Decisions } from '../src/decisions.ts';
import { FakeMalwareScanner } from './fakes/malware-scanner.ts';

/** Stand-ins for the systems outside. */
export const fakes = {
  malwareScanner: new FakeMalwareScanner(),
};

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  detailsOfFileMetadataExtracted: () => sample(FileMetadataExtractedV1),
  idOfExtractMetadata: () => 'content-1',
  detailsOfThumbnailGenerated: () => sample(ThumbnailGeneratedV1),
  idOfGenerateThumbnail: () => 'content-1',
  askMalwareScannerToScanContent: (command) => fakes.malwareScanner.scanContent(command),
  detailsOfFileScanPassed: () => sample(FileScanPassedV1),
  detailsOfFileQuarantined: () => sample(FileQuarantinedV1),
  idOfScanContent: () => 'content-1',
  outcomeOfScanContent: () => ['FileScanPassed'],
};
