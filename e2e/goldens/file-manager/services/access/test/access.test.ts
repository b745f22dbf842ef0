import { OpenAccountV1, RecalculateQuotaV1 } from '@file-manager/contracts';
import { sampleCommand } from '@file-manager/contracts/testing';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideAccount } from '../src/domain/account.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('access', () => {
  it('OpenAccount leads to AccountOpened', () => {
    const facts = decideAccount('1', {}, commandGiven(OpenAccountV1, sampleCommand(OpenAccountV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['AccountOpened.v1']);
  });
  it('RecalculateQuota leads to StorageQuotaExceeded or StorageQuotaWarningReached', () => {
    const facts = decideAccount('1', {}, commandGiven(RecalculateQuotaV1, sampleCommand(RecalculateQuotaV1)), said);
    const possible: string[] = ['StorageQuotaExceeded.v1', 'StorageQuotaWarningReached.v1'];
    expect(facts.length).toBeGreaterThan(0);
    for (const { contract } of facts) expect(possible).toContain(contract.key);
  });
});
