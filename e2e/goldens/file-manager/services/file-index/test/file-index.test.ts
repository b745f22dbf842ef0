import {
  FileDeletedV1,
  FileIndexedV1,
  FileMetadataExtractedV1,
  FileMovedV1,
  FileQuarantinedV1,
  FileRenamedV1,
  IndexFileV1,
  MoveFileV1,
  OrphanedObjectDetectedV1,
  ReconcileInventoryV1,
  RenameFileV1,
  ThumbnailGeneratedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { asToday, folded } from '@file-manager/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideFile, stateRules as fileStateRules } from '../src/domain/file.ts';
import { viewRules as fileListAndSearchViewRules } from '../src/domain/views/file-list-and-search.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('file-index', () => {
  it('IndexFile leads to FileIndexed', () => {
    const facts = decideFile({}, commandGiven(IndexFileV1, sampleCommand(IndexFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileIndexed.v1']);
  });
  it('MoveFile leads to FileMoved', () => {
    const state = { FileIndexed: sample(FileIndexedV1), FileRenamed: sample(FileRenamedV1) };
    const facts = decideFile(state, commandGiven(MoveFileV1, sampleCommand(MoveFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileMoved.v1']);
  });
  it('ReconcileInventory leads to OrphanedObjectDetected, of a new File', () => {
    const facts = decideFile({}, commandGiven(ReconcileInventoryV1, sampleCommand(ReconcileInventoryV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['OrphanedObjectDetected.v1']);
  });
  it('ReconcileInventory leads to OrphanedObjectDetected, of one that was there before', () => {
    const state = {
      FileIndexed: sample(FileIndexedV1),
      FileRenamed: sample(FileRenamedV1),
      FileMoved: sample(FileMovedV1),
    };
    const facts = decideFile(state, commandGiven(ReconcileInventoryV1, sampleCommand(ReconcileInventoryV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['OrphanedObjectDetected.v1']);
  });
  it('RenameFile leads to FileRenamed', () => {
    const state = { FileIndexed: sample(FileIndexedV1) };
    const facts = decideFile(state, commandGiven(RenameFileV1, sampleCommand(RenameFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileRenamed.v1']);
  });
  it('File that was stored as version 1 is known today', () => {
    const stored = {
      FileIndexed: sample(FileIndexedV1),
      FileMoved: sample(FileMovedV1),
      OrphanedObjectDetected: sample(OrphanedObjectDetectedV1),
      FileRenamed: sample(FileRenamedV1),
    };
    expect(asToday(fileStateRules, stored, 1)).toEqual(stored);
  });
  it('File list and search shows what its events say', () => {
    const view = folded(fileListAndSearchViewRules, [
      eventGiven(FileIndexedV1, sample(FileIndexedV1)),
      eventGiven(FileRenamedV1, sample(FileRenamedV1)),
      eventGiven(FileMovedV1, sample(FileMovedV1)),
      eventGiven(FileDeletedV1, sample(FileDeletedV1)),
      eventGiven(FileQuarantinedV1, sample(FileQuarantinedV1)),
      eventGiven(ThumbnailGeneratedV1, sample(ThumbnailGeneratedV1)),
      eventGiven(FileMetadataExtractedV1, sample(FileMetadataExtractedV1)),
    ]);
    expect(view).toEqual({
      'FileIndexed.v1': sample(FileIndexedV1),
      'FileRenamed.v1': sample(FileRenamedV1),
      'FileMoved.v1': sample(FileMovedV1),
      'FileDeleted.v1': sample(FileDeletedV1),
      'FileQuarantined.v1': sample(FileQuarantinedV1),
      'ThumbnailGenerated.v1': sample(ThumbnailGeneratedV1),
      'FileMetadataExtracted.v1': sample(FileMetadataExtractedV1),
    });
  });
  it.todo('File means bytes to Storage and a row to Inventory: two services or one?');
});
