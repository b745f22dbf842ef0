import { NotifyUserV1, UserNotifiedV1 } from '@file-manager/contracts';
import { sample, sampleCommand } from '@file-manager/contracts/testing';
import { asToday } from '@file-manager/event-kit/domain';
import { answered, commandGiven } from '@file-manager/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideNotice, stateRules as noticeStateRules } from '../src/domain/notice.ts';
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
  it('Notice that was stored as version 1 is known today', () => {
    const stored = { UserNotified: sample(UserNotifiedV1) };
    expect(asToday(noticeStateRules, stored, 1)).toEqual(stored);
  });
});
