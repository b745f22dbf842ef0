import { NotifyUserV1 } from '@file-manager/contracts';
import { sampleCommand } from '@file-manager/contracts/testing';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideNotice } from '../src/domain/notice.ts';
import { answers, fakes } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('notifier', () => {
  it('NotifyUser leads to UserNotified', async () => {
    const replies = {
      eMailProvider: await fakes.eMailProvider.notifyUser(sampleCommand(NotifyUserV1)),
    };
    const facts = decideNotice(
      '1',
      {},
      { ...commandGiven(NotifyUserV1, sampleCommand(NotifyUserV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['UserNotified.v1']);
  });
});
