import { AuditEntryRecordedV1, type RecordAuditEntryV1 } from '@file-manager/contracts';
import {
  type CommandOf,
  fact,
  type FactOf,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@file-manager/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof AuditEntryRecordedV1;
type Commands = typeof RecordAuditEntryV1;

/** What is known of Audit entry: of each kind of event the last. */
export type AuditEntryState = LatestOfEach<Events>;
export type AuditEntryFact = FactOf<Events>;
export type AuditEntryCommand = CommandOf<Commands>;

/** Another AuditEntryState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<AuditEntryState, AuditEntryFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Audit entry answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - append only
 */
export function decide(state: AuditEntryState, command: AuditEntryCommand, decisions: Decisions): AuditEntryFact[] {
  return [fact(AuditEntryRecordedV1, decisions.detailsOfAuditEntryRecorded(state, command))];
}
