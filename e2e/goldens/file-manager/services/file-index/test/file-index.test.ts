import {
  FileIndexedV1,
  FileRenamedV1,
  IndexFileV1,
  MoveFileV1,
  ReconcileInventoryV1,
  RenameFileV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideFile } from '../src/domain/file.ts';
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
  it('ReconcileInventory leads to OrphanedObjectDetected', () => {
    const facts = decideFile({}, commandGiven(ReconcileInventoryV1, sampleCommand(ReconcileInventoryV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['OrphanedObjectDetected.v1']);
  });
  it('RenameFile leads to FileRenamed', () => {
    const state = { FileIndexed: sample(FileIndexedV1) };
    const facts = decideFile(state, commandGiven(RenameFileV1, sampleCommand(RenameFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileRenamed.v1']);
  });
  it.todo('File means bytes to Storage and a row to Inventory: two services or one?');
});
