import type {
  AccountOpenedV1,
  FileCreatedV1,
  FilePurgedV1,
  FileVersionCreatedV1,
  OpenAccountV1,
  RecalculateQuotaV1,
  StorageQuotaExceededV1,
  StorageQuotaWarningReachedV1,
} from '@file-manager/contracts';
import type { CommandOf, Context, EventOf } from '@file-manager/event-kit';
import { undecided } from '@file-manager/event-kit/domain';
import type { AccountState } from './domain/account.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  /** Where does the field quotaBytes of AccountOpened come from? The command OpenAccount does not say it. */
  quotaBytesOfAccountOpened(
    state: AccountState,
    command: CommandOf<typeof OpenAccountV1>,
  ): AccountOpenedV1['quotaBytes'];
  /** Where does the field openedAt of AccountOpened come from? The command OpenAccount does not say it. Often it is the moment of the command: command.time. */
  openedAtOfAccountOpened(state: AccountState, command: CommandOf<typeof OpenAccountV1>): AccountOpenedV1['openedAt'];
  /** Which Account is OpenAccount about? For a new one: newId(context, 'accountId'), or idFor('Account', ...) with a field by which others find it again. */
  idOfOpenAccount(command: OpenAccountV1, context: Context): Later<string>;
  /** Where does the field userId of StorageQuotaExceeded come from? The command RecalculateQuota does not say it. */
  userIdOfStorageQuotaExceeded(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaExceededV1['userId'];
  /** Where does the field usedBytes of StorageQuotaExceeded come from? The command RecalculateQuota does not say it. */
  usedBytesOfStorageQuotaExceeded(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaExceededV1['usedBytes'];
  /** Where does the field quotaBytes of StorageQuotaExceeded come from? The command RecalculateQuota does not say it. */
  quotaBytesOfStorageQuotaExceeded(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaExceededV1['quotaBytes'];
  /** Where does the field exceededAt of StorageQuotaExceeded come from? The command RecalculateQuota does not say it. Often it is the moment of the command: command.time. */
  exceededAtOfStorageQuotaExceeded(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaExceededV1['exceededAt'];
  /** Where does the field userId of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it. */
  userIdOfStorageQuotaWarningReached(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaWarningReachedV1['userId'];
  /** Where does the field usedBytes of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it. */
  usedBytesOfStorageQuotaWarningReached(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaWarningReachedV1['usedBytes'];
  /** Where does the field quotaBytes of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it. */
  quotaBytesOfStorageQuotaWarningReached(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaWarningReachedV1['quotaBytes'];
  /** Where does the field percent of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it. */
  percentOfStorageQuotaWarningReached(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaWarningReachedV1['percent'];
  /** Where does the field reachedAt of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it. Often it is the moment of the command: command.time. */
  reachedAtOfStorageQuotaWarningReached(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): StorageQuotaWarningReachedV1['reachedAt'];
  /** Which of StorageQuotaExceeded, StorageQuotaWarningReached does RecalculateQuota lead to, and when? */
  outcomeOfRecalculateQuota(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): readonly ('StorageQuotaExceeded' | 'StorageQuotaWarningReached')[];
  /** Where does the field accountId of RecalculateQuota come from? The policy says: Whenever stored bytes change, recalculate the quota */
  accountIdOfRecalculateQuota(
    event: EventOf<typeof FileCreatedV1 | typeof FileVersionCreatedV1 | typeof FilePurgedV1>,
  ): Later<RecalculateQuotaV1['accountId']>;
}

export const decisions: Decisions = {
  quotaBytesOfAccountOpened: undecided(
    'Where does the field quotaBytes of AccountOpened come from? The command OpenAccount does not say it.',
  ),
  openedAtOfAccountOpened: undecided(
    'Where does the field openedAt of AccountOpened come from? The command OpenAccount does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfOpenAccount: undecided(
    "Which Account is OpenAccount about? For a new one: newId(context, 'accountId'), or idFor('Account', ...) with a field by which others find it again.",
  ),
  userIdOfStorageQuotaExceeded: undecided(
    'Where does the field userId of StorageQuotaExceeded come from? The command RecalculateQuota does not say it.',
  ),
  usedBytesOfStorageQuotaExceeded: undecided(
    'Where does the field usedBytes of StorageQuotaExceeded come from? The command RecalculateQuota does not say it.',
  ),
  quotaBytesOfStorageQuotaExceeded: undecided(
    'Where does the field quotaBytes of StorageQuotaExceeded come from? The command RecalculateQuota does not say it.',
  ),
  exceededAtOfStorageQuotaExceeded: undecided(
    'Where does the field exceededAt of StorageQuotaExceeded come from? The command RecalculateQuota does not say it. Often it is the moment of the command: command.time.',
  ),
  userIdOfStorageQuotaWarningReached: undecided(
    'Where does the field userId of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it.',
  ),
  usedBytesOfStorageQuotaWarningReached: undecided(
    'Where does the field usedBytes of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it.',
  ),
  quotaBytesOfStorageQuotaWarningReached: undecided(
    'Where does the field quotaBytes of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it.',
  ),
  percentOfStorageQuotaWarningReached: undecided(
    'Where does the field percent of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it.',
  ),
  reachedAtOfStorageQuotaWarningReached: undecided(
    'Where does the field reachedAt of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it. Often it is the moment of the command: command.time.',
  ),
  outcomeOfRecalculateQuota: undecided(
    'Which of StorageQuotaExceeded, StorageQuotaWarningReached does RecalculateQuota lead to, and when?',
  ),
  accountIdOfRecalculateQuota: undecided(
    'Where does the field accountId of RecalculateQuota come from? The policy says: Whenever stored bytes change, recalculate the quota',
  ),
};
