import {
  type ExtractMetadataV1,
  FileMetadataExtractedV1,
  FileQuarantinedV1,
  FileScanPassedV1,
  type GenerateThumbnailV1,
  type ScanContentV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import {
  type CommandOf,
  fact,
  type FactOf,
  type Given,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@file-manager/event-kit/domain';
import type { Decisions, ScanContentAnswers } from '../decisions.ts';

type Events =
  typeof FileMetadataExtractedV1 | typeof ThumbnailGeneratedV1 | typeof FileScanPassedV1 | typeof FileQuarantinedV1;
type Commands = typeof ExtractMetadataV1 | typeof GenerateThumbnailV1;

/** What is known of Content: of each kind of event the last. */
export type ContentState = LatestOfEach<Events>;
export type ContentFact = FactOf<Events>;
export type ContentCommand = CommandOf<Commands> | Given<typeof ScanContentV1, ScanContentAnswers>;

/** Another ContentState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<ContentState, ContentFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Content answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - content is not served before a clean scan
 */
export function decide(state: ContentState, command: ContentCommand, decisions: Decisions): ContentFact[] {
  switch (command.key) {
    case 'ExtractMetadata.v1':
      return [
        fact(FileMetadataExtractedV1, {
          ...decisions.detailsOfFileMetadataExtracted(state, command),
          fileId: command.data.fileId,
        }),
      ];
    case 'GenerateThumbnail.v1':
      return [
        fact(ThumbnailGeneratedV1, {
          ...decisions.detailsOfThumbnailGenerated(state, command),
          fileId: command.data.fileId,
        }),
      ];
    case 'ScanContent.v1':
      return decisions.outcomeOfScanContent(state, command).flatMap((name): ContentFact[] => {
        if (name === 'FileScanPassed')
          return [
            fact(FileScanPassedV1, {
              ...decisions.detailsOfFileScanPassed(state, command),
              fileId: command.data.fileId,
              versionId: command.data.versionId,
            }),
          ];
        return [
          fact(FileQuarantinedV1, {
            ...decisions.detailsOfFileQuarantined(state, command),
            fileId: command.data.fileId,
            versionId: command.data.versionId,
          }),
        ];
      });
  }
}
