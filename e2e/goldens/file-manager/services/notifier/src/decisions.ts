import type {
  FileDeletionFailedV1,
  FileQuarantinedV1,
  FileSharedV1,
  NotifyUserV1,
  StorageQuotaExceededV1,
  StorageQuotaWarningReachedV1,
  UserNotifiedV1,
} from '@file-manager/contracts';
import type { Context, EventOf, Given } from '@file-manager/event-kit';
import { undecided } from '@file-manager/event-kit/domain';
import type { EMailProviderAnswerToNotifyUser } from './adapters/e-mail-provider.ts';
import type { NoticeState } from './domain/notice.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** Before NotifyUser is decided, this is asked: E-mail provider. */
export interface NotifyUserAnswers {
  readonly eMailProvider: EMailProviderAnswerToNotifyUser;
}

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  askEMailProviderToNotifyUser(
    command: NotifyUserV1,
    state: NoticeState,
    context: Context,
    key: string,
  ): Promise<EMailProviderAnswerToNotifyUser>;
  detailsOfUserNotified(
    state: NoticeState,
    command: Given<typeof NotifyUserV1, NotifyUserAnswers>,
  ): Pick<UserNotifiedV1, 'channel' | 'causedBy' | 'sentAt'>;
  idOfNotifyUser(command: NotifyUserV1, context: Context): Later<string>;
  detailsOfNotifyUser(
    event: EventOf<
      | typeof FileSharedV1
      | typeof FileQuarantinedV1
      | typeof FileDeletionFailedV1
      | typeof StorageQuotaWarningReachedV1
      | typeof StorageQuotaExceededV1
    >,
  ): Later<NotifyUserV1>;
}

export const decisions: Decisions = {
  askEMailProviderToNotifyUser: undecided(
    'How is E-mail provider asked for NotifyUser? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfUserNotified: undecided(
    'Where do channel, causedBy and sentAt of UserNotified come from? The command NotifyUser does not say it. Perhaps sentAt: command.time.',
  ),
  idOfNotifyUser: undecided(
    "Which Notice is NotifyUser about? For a new one: newId(context, 'noticeId'), or idFor('Notice', ...) with a field by which others find it again.",
  ),
  detailsOfNotifyUser: undecided(
    'Where do userId and template of NotifyUser come from? The policy says: Whenever something concerns a user, tell them',
  ),
};
