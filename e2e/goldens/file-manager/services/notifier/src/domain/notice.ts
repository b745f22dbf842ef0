import { type NotifyUserV1, UserNotifiedV1 } from '@file-manager/contracts';
import {
  fact,
  type FactOf,
  type Given,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@file-manager/event-kit/domain';
import type { Decisions, NotifyUserAnswers } from '../decisions.ts';

type Events = typeof UserNotifiedV1;

/** What is known of Notice: of each kind of event the last. */
export type NoticeState = LatestOfEach<Events>;
export type NoticeFact = FactOf<Events>;
export type NoticeCommand = Given<typeof NotifyUserV1, NotifyUserAnswers>;

/** Another NoticeState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<NoticeState, NoticeFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/** What Notice answers to a command. Pure: the same state and command give the same events. */
export function decide(id: string, state: NoticeState, command: NoticeCommand, decisions: Decisions): NoticeFact[] {
  return [
    fact(UserNotifiedV1, {
      ...decisions.detailsOfUserNotified(state, command),
      noticeId: id,
      userId: command.data.userId,
      template: command.data.template,
    }),
  ];
}
