import {
  AccountOpenedV1,
  OpenAccountV1,
  RecalculateQuotaV1,
  StorageQuotaExceededV1,
  StorageQuotaWarningReachedV1,
} from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { asToday } from '@file-manager/event-kit/domain';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideAccount, stateRules as accountStateRules } from '../src/domain/account.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('access', () => {
  it('OpenAccount leads to AccountOpened', () => {
    const facts = decideAccount('1', {}, commandGiven(OpenAccountV1, sampleCommand(OpenAccountV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['AccountOpened.v1']);
  });
  it('RecalculateQuota leads to StorageQuotaExceeded when that is its outcome', () => {
    const state = { AccountOpened: sample(AccountOpenedV1) };
    const decided = { ...said, outcomeOfRecalculateQuota: () => ['StorageQuotaExceeded'] as const };
    const facts = decideAccount(
      '1',
      state,
      commandGiven(RecalculateQuotaV1, sampleCommand(RecalculateQuotaV1)),
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StorageQuotaExceeded.v1']);
  });
  it('RecalculateQuota leads to StorageQuotaWarningReached when that is its outcome', () => {
    const state = { AccountOpened: sample(AccountOpenedV1) };
    const decided = { ...said, outcomeOfRecalculateQuota: () => ['StorageQuotaWarningReached'] as const };
    const facts = decideAccount(
      '1',
      state,
      commandGiven(RecalculateQuotaV1, sampleCommand(RecalculateQuotaV1)),
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['StorageQuotaWarningReached.v1']);
  });
  it('Account that was stored as version 1 is known today', () => {
    const stored = {
      AccountOpened: sample(AccountOpenedV1),
      StorageQuotaExceeded: sample(StorageQuotaExceededV1),
      StorageQuotaWarningReached: sample(StorageQuotaWarningReachedV1),
    };
    expect(asToday(accountStateRules, stored, 1)).toEqual(stored);
  });
});
