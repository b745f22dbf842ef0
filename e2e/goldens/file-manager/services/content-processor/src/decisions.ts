import type {
  ExtractMetadataV1,
  FileMetadataExtractedV1,
  FileQuarantinedV1,
  FileScanPassedV1,
  GenerateThumbnailV1,
  ScanContentV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import type { CommandOf, Context, Given } from '@file-manager/event-kit';
import { undecided } from '@file-manager/event-kit/domain';
import type { MalwareScannerAnswerToScanContent } from './adapters/malware-scanner.ts';
import type { ContentState } from './domain/content.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** Before ScanContent is decided, this is asked: Malware scanner. */
export interface ScanContentAnswers {
  readonly malwareScanner: MalwareScannerAnswerToScanContent;
}

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  detailsOfFileMetadataExtracted(
    state: ContentState,
    command: CommandOf<typeof ExtractMetadataV1>,
  ): Pick<FileMetadataExtractedV1, 'pageCount' | 'widthPx' | 'heightPx' | 'language' | 'extractedAt'>;
  idOfExtractMetadata(command: ExtractMetadataV1, context: Context): Later<string>;
  detailsOfThumbnailGenerated(
    state: ContentState,
    command: CommandOf<typeof GenerateThumbnailV1>,
  ): Pick<ThumbnailGeneratedV1, 'thumbnailUrl' | 'widthPx' | 'heightPx' | 'generatedAt'>;
  idOfGenerateThumbnail(command: GenerateThumbnailV1, context: Context): Later<string>;
  askMalwareScannerToScanContent(
    command: ScanContentV1,
    state: ContentState,
    context: Context,
    key: string,
  ): Promise<MalwareScannerAnswerToScanContent>;
  detailsOfFileScanPassed(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): Pick<FileScanPassedV1, 'engine' | 'scannedAt'>;
  detailsOfFileQuarantined(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): Pick<FileQuarantinedV1, 'threatName' | 'engine' | 'quarantinedAt'>;
  idOfScanContent(command: ScanContentV1, context: Context): Later<string>;
  outcomeOfScanContent(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): readonly ('FileScanPassed' | 'FileQuarantined')[];
}

export const decisions: Decisions = {
  detailsOfFileMetadataExtracted: undecided(
    'Where do pageCount, widthPx, heightPx, language and extractedAt of FileMetadataExtracted come from? The command ExtractMetadata does not say it. Perhaps extractedAt: command.time.',
  ),
  idOfExtractMetadata: undecided(
    "Which Content is ExtractMetadata about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again.",
  ),
  detailsOfThumbnailGenerated: undecided(
    'Where do thumbnailUrl, widthPx, heightPx and generatedAt of ThumbnailGenerated come from? The command GenerateThumbnail does not say it. Perhaps widthPx: state.FileMetadataExtracted?.widthPx, heightPx: state.FileMetadataExtracted?.heightPx, generatedAt: command.time.',
  ),
  idOfGenerateThumbnail: undecided(
    "Which Content is GenerateThumbnail about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again.",
  ),
  askMalwareScannerToScanContent: undecided(
    'How is Malware scanner asked for ScanContent? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfFileScanPassed: undecided(
    'Where do engine and scannedAt of FileScanPassed come from? The command ScanContent does not say it. Perhaps scannedAt: command.time.',
  ),
  detailsOfFileQuarantined: undecided(
    'Where do threatName, engine and quarantinedAt of FileQuarantined come from? The command ScanContent does not say it. Perhaps engine: state.FileScanPassed?.engine, quarantinedAt: command.time.',
  ),
  idOfScanContent: undecided(
    "Which Content is ScanContent about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again.",
  ),
  outcomeOfScanContent: undecided('Which of FileScanPassed, FileQuarantined does ScanContent lead to, and when?'),
};
