import {
  ExpireSharesV1,
  FileSharedV1,
  OpenShareLinkV1,
  RevokeShareV1,
  ShareExpiredV1,
  ShareFileV1,
  ShareLinkOpenedV1,
  ShareRevokedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { asToday, folded } from '@file-manager/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideShare, stateRules as shareStateRules } from '../src/domain/share.ts';
import { viewRules as sharedWithMeViewRules } from '../src/domain/views/shared-with-me.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('share', () => {
  it('ExpireShares leads to ShareExpired, of a new Share', () => {
    const facts = decideShare('1', {}, commandGiven(ExpireSharesV1, sampleCommand(ExpireSharesV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ShareExpired.v1']);
  });
  it('ExpireShares leads to ShareExpired, of one that was there before', () => {
    const state = {
      FileShared: sample(FileSharedV1),
      ShareLinkOpened: sample(ShareLinkOpenedV1),
      ShareRevoked: sample(ShareRevokedV1),
    };
    const facts = decideShare('1', state, commandGiven(ExpireSharesV1, sampleCommand(ExpireSharesV1)), said);
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
  it('Share that was stored as version 1 is known today', () => {
    const stored = {
      ShareExpired: sample(ShareExpiredV1),
      ShareLinkOpened: sample(ShareLinkOpenedV1),
      ShareRevoked: sample(ShareRevokedV1),
      FileShared: sample(FileSharedV1),
    };
    expect(asToday(shareStateRules, stored, 1)).toEqual(stored);
  });
  it('Shared with me shows what its events say', () => {
    const view = folded(sharedWithMeViewRules, [
      eventGiven(FileSharedV1, sample(FileSharedV1)),
      eventGiven(ShareRevokedV1, sample(ShareRevokedV1)),
      eventGiven(ShareExpiredV1, sample(ShareExpiredV1)),
    ]);
    expect(view).toEqual({
      'FileShared.v1': sample(FileSharedV1),
      'ShareRevoked.v1': sample(ShareRevokedV1),
      'ShareExpired.v1': sample(ShareExpiredV1),
    });
  });
});
