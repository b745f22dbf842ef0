import {
  AccountOpenedV1,
  type OpenAccountV1,
  type RecalculateQuotaV1,
  StorageQuotaExceededV1,
  StorageQuotaWarningReachedV1,
} from '@file-manager/contracts';
import {
  type CommandOf,
  fact,
  type FactOf,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@file-manager/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof AccountOpenedV1 | typeof StorageQuotaExceededV1 | typeof StorageQuotaWarningReachedV1;
type Commands = typeof OpenAccountV1 | typeof RecalculateQuotaV1;

/** What is known of Account: of each kind of event the last. */
export type AccountState = LatestOfEach<Events>;
export type AccountFact = FactOf<Events>;
export type AccountCommand = CommandOf<Commands>;

/** Another AccountState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<AccountState, AccountFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Account answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - an account has one storage quota
 */
export function decide(id: string, state: AccountState, command: AccountCommand, decisions: Decisions): AccountFact[] {
  switch (command.key) {
    case 'OpenAccount.v1':
      return [
        fact(AccountOpenedV1, {
          ...decisions.detailsOfAccountOpened(state, command),
          accountId: id,
          userId: command.data.userId,
          email: command.data.email,
        }),
      ];
    case 'RecalculateQuota.v1':
      return decisions.outcomeOfRecalculateQuota(state, command).flatMap((name): AccountFact[] => {
        if (name === 'StorageQuotaExceeded')
          return [
            fact(StorageQuotaExceededV1, {
              ...decisions.detailsOfStorageQuotaExceeded(state, command),
              accountId: command.data.accountId,
            }),
          ];
        return [
          fact(StorageQuotaWarningReachedV1, {
            ...decisions.detailsOfStorageQuotaWarningReached(state, command),
            accountId: command.data.accountId,
          }),
        ];
      });
  }
}
