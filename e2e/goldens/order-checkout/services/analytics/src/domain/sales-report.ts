import { DailySalesReportGeneratedV1, type GenerateDailySalesReportV1 } from '@order-checkout/contracts';
import {
  type CommandOf,
  fact,
  type FactOf,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@order-checkout/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof DailySalesReportGeneratedV1;
type Commands = typeof GenerateDailySalesReportV1;

/** What is known of Sales report: of each kind of event the last. */
export type SalesReportState = LatestOfEach<Events>;
export type SalesReportFact = FactOf<Events>;
export type SalesReportCommand = CommandOf<Commands>;

/** Another SalesReportState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<SalesReportState, SalesReportFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/** What Sales report answers to a command. Pure: the same state and command give the same events. */
export function decide(state: SalesReportState, command: SalesReportCommand, decisions: Decisions): SalesReportFact[] {
  return [
    fact(DailySalesReportGeneratedV1, {
      ...decisions.detailsOfDailySalesReportGenerated(state, command),
      day: command.data.day,
    }),
  ];
}
