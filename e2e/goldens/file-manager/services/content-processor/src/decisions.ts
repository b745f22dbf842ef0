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
  /** Where does the field pageCount of FileMetadataExtracted come from? The command ExtractMetadata does not say it. */
  pageCountOfFileMetadataExtracted(
    state: ContentState,
    command: CommandOf<typeof ExtractMetadataV1>,
  ): FileMetadataExtractedV1['pageCount'];
  /** Where does the field widthPx of FileMetadataExtracted come from? The command ExtractMetadata does not say it. */
  widthPxOfFileMetadataExtracted(
    state: ContentState,
    command: CommandOf<typeof ExtractMetadataV1>,
  ): FileMetadataExtractedV1['widthPx'];
  /** Where does the field heightPx of FileMetadataExtracted come from? The command ExtractMetadata does not say it. */
  heightPxOfFileMetadataExtracted(
    state: ContentState,
    command: CommandOf<typeof ExtractMetadataV1>,
  ): FileMetadataExtractedV1['heightPx'];
  /** Where does the field language of FileMetadataExtracted come from? The command ExtractMetadata does not say it. */
  languageOfFileMetadataExtracted(
    state: ContentState,
    command: CommandOf<typeof ExtractMetadataV1>,
  ): FileMetadataExtractedV1['language'];
  /** Where does the field extractedAt of FileMetadataExtracted come from? The command ExtractMetadata does not say it. Often it is the moment of the command: command.time. */
  extractedAtOfFileMetadataExtracted(
    state: ContentState,
    command: CommandOf<typeof ExtractMetadataV1>,
  ): FileMetadataExtractedV1['extractedAt'];
  /** Which Content is ExtractMetadata about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again. */
  idOfExtractMetadata(command: ExtractMetadataV1, context: Context): Later<string>;
  /** Where does the field thumbnailUrl of ThumbnailGenerated come from? The command GenerateThumbnail does not say it. */
  thumbnailUrlOfThumbnailGenerated(
    state: ContentState,
    command: CommandOf<typeof GenerateThumbnailV1>,
  ): ThumbnailGeneratedV1['thumbnailUrl'];
  /** Where does the field widthPx of ThumbnailGenerated come from? The command GenerateThumbnail does not say it. */
  widthPxOfThumbnailGenerated(
    state: ContentState,
    command: CommandOf<typeof GenerateThumbnailV1>,
  ): ThumbnailGeneratedV1['widthPx'];
  /** Where does the field heightPx of ThumbnailGenerated come from? The command GenerateThumbnail does not say it. */
  heightPxOfThumbnailGenerated(
    state: ContentState,
    command: CommandOf<typeof GenerateThumbnailV1>,
  ): ThumbnailGeneratedV1['heightPx'];
  /** Where does the field generatedAt of ThumbnailGenerated come from? The command GenerateThumbnail does not say it. Often it is the moment of the command: command.time. */
  generatedAtOfThumbnailGenerated(
    state: ContentState,
    command: CommandOf<typeof GenerateThumbnailV1>,
  ): ThumbnailGeneratedV1['generatedAt'];
  /** Which Content is GenerateThumbnail about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again. */
  idOfGenerateThumbnail(command: GenerateThumbnailV1, context: Context): Later<string>;
  /** How is Malware scanner asked for ScanContent? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askMalwareScannerToScanContent(
    command: ScanContentV1,
    state: ContentState,
    context: Context,
    key: string,
  ): Promise<MalwareScannerAnswerToScanContent>;
  /** Where does the field engine of FileScanPassed come from? The command ScanContent does not say it. */
  engineOfFileScanPassed(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): FileScanPassedV1['engine'];
  /** Where does the field scannedAt of FileScanPassed come from? The command ScanContent does not say it. Often it is the moment of the command: command.time. */
  scannedAtOfFileScanPassed(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): FileScanPassedV1['scannedAt'];
  /** Where does the field threatName of FileQuarantined come from? The command ScanContent does not say it. */
  threatNameOfFileQuarantined(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): FileQuarantinedV1['threatName'];
  /** Where does the field engine of FileQuarantined come from? The command ScanContent does not say it. */
  engineOfFileQuarantined(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): FileQuarantinedV1['engine'];
  /** Where does the field quarantinedAt of FileQuarantined come from? The command ScanContent does not say it. Often it is the moment of the command: command.time. */
  quarantinedAtOfFileQuarantined(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): FileQuarantinedV1['quarantinedAt'];
  /** Which Content is ScanContent about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again. */
  idOfScanContent(command: ScanContentV1, context: Context): Later<string>;
  /** Which of FileScanPassed, FileQuarantined does ScanContent lead to, and when? */
  outcomeOfScanContent(
    state: ContentState,
    command: Given<typeof ScanContentV1, ScanContentAnswers>,
  ): readonly ('FileScanPassed' | 'FileQuarantined')[];
}

export const decisions: Decisions = {
  pageCountOfFileMetadataExtracted: undecided(
    'Where does the field pageCount of FileMetadataExtracted come from? The command ExtractMetadata does not say it.',
  ),
  widthPxOfFileMetadataExtracted: undecided(
    'Where does the field widthPx of FileMetadataExtracted come from? The command ExtractMetadata does not say it.',
  ),
  heightPxOfFileMetadataExtracted: undecided(
    'Where does the field heightPx of FileMetadataExtracted come from? The command ExtractMetadata does not say it.',
  ),
  languageOfFileMetadataExtracted: undecided(
    'Where does the field language of FileMetadataExtracted come from? The command ExtractMetadata does not say it.',
  ),
  extractedAtOfFileMetadataExtracted: undecided(
    'Where does the field extractedAt of FileMetadataExtracted come from? The command ExtractMetadata does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfExtractMetadata: undecided(
    "Which Content is ExtractMetadata about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again.",
  ),
  thumbnailUrlOfThumbnailGenerated: undecided(
    'Where does the field thumbnailUrl of ThumbnailGenerated come from? The command GenerateThumbnail does not say it.',
  ),
  widthPxOfThumbnailGenerated: undecided(
    'Where does the field widthPx of ThumbnailGenerated come from? The command GenerateThumbnail does not say it.',
  ),
  heightPxOfThumbnailGenerated: undecided(
    'Where does the field heightPx of ThumbnailGenerated come from? The command GenerateThumbnail does not say it.',
  ),
  generatedAtOfThumbnailGenerated: undecided(
    'Where does the field generatedAt of ThumbnailGenerated come from? The command GenerateThumbnail does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfGenerateThumbnail: undecided(
    "Which Content is GenerateThumbnail about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again.",
  ),
  askMalwareScannerToScanContent: undecided(
    'How is Malware scanner asked for ScanContent? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  engineOfFileScanPassed: undecided(
    'Where does the field engine of FileScanPassed come from? The command ScanContent does not say it.',
  ),
  scannedAtOfFileScanPassed: undecided(
    'Where does the field scannedAt of FileScanPassed come from? The command ScanContent does not say it. Often it is the moment of the command: command.time.',
  ),
  threatNameOfFileQuarantined: undecided(
    'Where does the field threatName of FileQuarantined come from? The command ScanContent does not say it.',
  ),
  engineOfFileQuarantined: undecided(
    'Where does the field engine of FileQuarantined come from? The command ScanContent does not say it.',
  ),
  quarantinedAtOfFileQuarantined: undecided(
    'Where does the field quarantinedAt of FileQuarantined come from? The command ScanContent does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfScanContent: undecided(
    "Which Content is ScanContent about? For a new one: newId(context, 'contentId'), or idFor('Content', ...) with a field by which others find it again.",
  ),
  outcomeOfScanContent: undecided('Which of FileScanPassed, FileQuarantined does ScanContent lead to, and when?'),
};
