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
  /** How is E-mail provider asked for NotifyUser? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askEMailProviderToNotifyUser(
    command: NotifyUserV1,
    state: NoticeState,
    context: Context,
    key: string,
  ): Promise<EMailProviderAnswerToNotifyUser>;
  /** Where does the field channel of UserNotified come from? The command NotifyUser does not say it. */
  channelOfUserNotified(
    state: NoticeState,
    command: Given<typeof NotifyUserV1, NotifyUserAnswers>,
  ): UserNotifiedV1['channel'];
  /** Where does the field causedBy of UserNotified come from? The command NotifyUser does not say it. */
  causedByOfUserNotified(
    state: NoticeState,
    command: Given<typeof NotifyUserV1, NotifyUserAnswers>,
  ): UserNotifiedV1['causedBy'];
  /** Where does the field sentAt of UserNotified come from? The command NotifyUser does not say it. Often it is the moment of the command: command.time. */
  sentAtOfUserNotified(
    state: NoticeState,
    command: Given<typeof NotifyUserV1, NotifyUserAnswers>,
  ): UserNotifiedV1['sentAt'];
  /** Which Notice is NotifyUser about? For a new one: newId(context, 'noticeId'), or idFor('Notice', ...) with a field by which others find it again. */
  idOfNotifyUser(command: NotifyUserV1, context: Context): Later<string>;
  /** Where does the field userId of NotifyUser come from? The policy says: Whenever something concerns a user, tell them */
  userIdOfNotifyUser(
    event: EventOf<
      | typeof FileSharedV1
      | typeof FileQuarantinedV1
      | typeof FileDeletionFailedV1
      | typeof StorageQuotaWarningReachedV1
      | typeof StorageQuotaExceededV1
    >,
  ): Later<NotifyUserV1['userId']>;
  /** Where does the field template of NotifyUser come from? The policy says: Whenever something concerns a user, tell them */
  templateOfNotifyUser(
    event: EventOf<
      | typeof FileSharedV1
      | typeof FileQuarantinedV1
      | typeof FileDeletionFailedV1
      | typeof StorageQuotaWarningReachedV1
      | typeof StorageQuotaExceededV1
    >,
  ): Later<NotifyUserV1['template']>;
}

export const decisions: Decisions = {
  askEMailProviderToNotifyUser: undecided(
    'How is E-mail provider asked for NotifyUser? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  channelOfUserNotified: undecided(
    'Where does the field channel of UserNotified come from? The command NotifyUser does not say it.',
  ),
  causedByOfUserNotified: undecided(
    'Where does the field causedBy of UserNotified come from? The command NotifyUser does not say it.',
  ),
  sentAtOfUserNotified: undecided(
    'Where does the field sentAt of UserNotified come from? The command NotifyUser does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfNotifyUser: undecided(
    "Which Notice is NotifyUser about? For a new one: newId(context, 'noticeId'), or idFor('Notice', ...) with a field by which others find it again.",
  ),
  userIdOfNotifyUser: undecided(
    'Where does the field userId of NotifyUser come from? The policy says: Whenever something concerns a user, tell them',
  ),
  templateOfNotifyUser: undecided(
    'Where does the field template of NotifyUser come from? The policy says: Whenever something concerns a user, tell them',
  ),
};
