import {
  ExpireSharesV1,
  FileSharedV1,
  OpenShareLinkV1,
  RevokeShareV1,
  ShareFileV1,
  ShareLinkOpenedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideShare } from '../src/domain/share.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('share', () => {
  it('ExpireShares leads to ShareExpired', () => {
    const facts = decideShare('1', {}, commandGiven(ExpireSharesV1, sampleCommand(ExpireSharesV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ShareExpired.v1']);
  });
  it('OpenShareLink leads to ShareLinkOpened', () => {
    const state = { FileShared: sample(FileSharedV1) };
    const facts = decideShare('1', state, commandGiven(OpenShareLinkV1, sampleCommand(OpenShareLinkV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ShareLinkOpened.v1']);
  });
  it('RevokeShare leads to ShareRevoked', () => {
    const state = { FileShared: sample(FileSharedV1), ShareLinkOpened: sample(ShareLinkOpenedV1) };
    const facts = decideShare('1', state, commandGiven(RevokeShareV1, sampleCommand(RevokeShareV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ShareRevoked.v1']);
  });
  it('ShareFile leads to FileShared', () => {
    const facts = decideShare('1', {}, commandGiven(ShareFileV1, sampleCommand(ShareFileV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['FileShared.v1']);
  });
});
