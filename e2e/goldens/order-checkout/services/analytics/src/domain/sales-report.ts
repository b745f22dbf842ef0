import { DailySalesReportGeneratedV1, type GenerateDailySalesReportV1 } from '@order-checkout/contracts';
import { type CommandOf, fact, type FactOf, type LatestOfEach } from '@order-checkout/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof DailySalesReportGeneratedV1;
type Commands = typeof GenerateDailySalesReportV1;

/** What is known of Sales report: of each kind of event the last. A better state needs stateVersion and upgrade in its store. */
export type SalesReportState = LatestOfEach<Events>;
export type SalesReportFact = FactOf<Events>;
export type SalesReportCommand = CommandOf<Commands>;

/** What Sales report answers to a command. Pure: the same state and command give the same events. */
export function decide(state: SalesReportState, command: SalesReportCommand, decisions: Decisions): SalesReportFact[] {
  return [
    fact(DailySalesReportGeneratedV1, {
      ...decisions.detailsOfDailySalesReportGenerated(state, command),
      day: command.data.day,
    }),
  ];
}
