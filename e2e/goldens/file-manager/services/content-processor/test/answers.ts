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
  pageCountOfFileMetadataExtracted: () => sample(FileMetadataExtractedV1).pageCount,
  widthPxOfFileMetadataExtracted: () => sample(FileMetadataExtractedV1).widthPx,
  heightPxOfFileMetadataExtracted: () => sample(FileMetadataExtractedV1).heightPx,
  languageOfFileMetadataExtracted: () => sample(FileMetadataExtractedV1).language,
  extractedAtOfFileMetadataExtracted: () => sample(FileMetadataExtractedV1).extractedAt,
  idOfExtractMetadata: () => 'content-1',
  thumbnailUrlOfThumbnailGenerated: () => sample(ThumbnailGeneratedV1).thumbnailUrl,
  widthPxOfThumbnailGenerated: () => sample(ThumbnailGeneratedV1).widthPx,
  heightPxOfThumbnailGenerated: () => sample(ThumbnailGeneratedV1).heightPx,
  generatedAtOfThumbnailGenerated: () => sample(ThumbnailGeneratedV1).generatedAt,
  idOfGenerateThumbnail: () => 'content-1',
  askMalwareScannerToScanContent: (command) => fakes.malwareScanner.scanContent(command),
  engineOfFileScanPassed: () => sample(FileScanPassedV1).engine,
  scannedAtOfFileScanPassed: () => sample(FileScanPassedV1).scannedAt,
  threatNameOfFileQuarantined: () => sample(FileQuarantinedV1).threatName,
  engineOfFileQuarantined: () => sample(FileQuarantinedV1).engine,
  quarantinedAtOfFileQuarantined: () => sample(FileQuarantinedV1).quarantinedAt,
  idOfScanContent: () => 'content-1',
  outcomeOfScanContent: () => ['FileScanPassed'],
};
