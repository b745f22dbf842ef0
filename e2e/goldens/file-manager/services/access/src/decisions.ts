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
  detailsOfAccountOpened(
    state: AccountState,
    command: CommandOf<typeof OpenAccountV1>,
  ): Pick<AccountOpenedV1, 'quotaBytes' | 'openedAt'>;
  idOfOpenAccount(command: OpenAccountV1, context: Context): Later<string>;
  detailsOfStorageQuotaExceeded(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): Pick<StorageQuotaExceededV1, 'userId' | 'usedBytes' | 'quotaBytes' | 'exceededAt'>;
  detailsOfStorageQuotaWarningReached(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): Pick<StorageQuotaWarningReachedV1, 'userId' | 'usedBytes' | 'quotaBytes' | 'percent' | 'reachedAt'>;
  outcomeOfRecalculateQuota(
    state: AccountState,
    command: CommandOf<typeof RecalculateQuotaV1>,
  ): readonly ('StorageQuotaExceeded' | 'StorageQuotaWarningReached')[];
  detailsOfRecalculateQuota(
    event: EventOf<typeof FileCreatedV1 | typeof FileVersionCreatedV1 | typeof FilePurgedV1>,
  ): Later<RecalculateQuotaV1>;
}

export const decisions: Decisions = {
  detailsOfAccountOpened: undecided(
    'Where do quotaBytes and openedAt of AccountOpened come from? The command OpenAccount does not say it. Perhaps openedAt: command.time.',
  ),
  idOfOpenAccount: undecided(
    "Which Account is OpenAccount about? For a new one: newId(context, 'accountId'), or idFor('Account', ...) with a field by which others find it again.",
  ),
  detailsOfStorageQuotaExceeded: undecided(
    'Where do userId, usedBytes, quotaBytes and exceededAt of StorageQuotaExceeded come from? The command RecalculateQuota does not say it. Perhaps userId: state.AccountOpened?.userId, quotaBytes: state.AccountOpened?.quotaBytes, exceededAt: command.time.',
  ),
  detailsOfStorageQuotaWarningReached: undecided(
    'Where do userId, usedBytes, quotaBytes, percent and reachedAt of StorageQuotaWarningReached come from? The command RecalculateQuota does not say it. Perhaps userId: state.AccountOpened?.userId, usedBytes: state.StorageQuotaExceeded?.usedBytes, quotaBytes: state.AccountOpened?.quotaBytes, reachedAt: command.time.',
  ),
  outcomeOfRecalculateQuota: undecided(
    'Which of StorageQuotaExceeded, StorageQuotaWarningReached does RecalculateQuota lead to, and when?',
  ),
  detailsOfRecalculateQuota: undecided(
    'Where does accountId of RecalculateQuota come from? The policy says: Whenever stored bytes change, recalculate the quota',
  ),
};
