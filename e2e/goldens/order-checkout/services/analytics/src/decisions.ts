import type { DailySalesReportGeneratedV1, GenerateDailySalesReportV1 } from '@order-checkout/contracts';
import type { CommandOf, Context, Tick } from '@order-checkout/event-kit';
import { undecided } from '@order-checkout/event-kit/domain';
import type { SalesReportState } from './domain/sales-report.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  /** Where does the field reportId of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it. */
  reportIdOfDailySalesReportGenerated(
    state: SalesReportState,
    command: CommandOf<typeof GenerateDailySalesReportV1>,
  ): DailySalesReportGeneratedV1['reportId'];
  /** Where does the field orders of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it. */
  ordersOfDailySalesReportGenerated(
    state: SalesReportState,
    command: CommandOf<typeof GenerateDailySalesReportV1>,
  ): DailySalesReportGeneratedV1['orders'];
  /** Where does the field revenue of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it. */
  revenueOfDailySalesReportGenerated(
    state: SalesReportState,
    command: CommandOf<typeof GenerateDailySalesReportV1>,
  ): DailySalesReportGeneratedV1['revenue'];
  /** Where does the field refundTotal of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it. */
  refundTotalOfDailySalesReportGenerated(
    state: SalesReportState,
    command: CommandOf<typeof GenerateDailySalesReportV1>,
  ): DailySalesReportGeneratedV1['refundTotal'];
  /** Where does the field generatedAt of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it. Often it is the moment of the command: command.time. */
  generatedAtOfDailySalesReportGenerated(
    state: SalesReportState,
    command: CommandOf<typeof GenerateDailySalesReportV1>,
  ): DailySalesReportGeneratedV1['generatedAt'];
  /** Which SalesReport is GenerateDailySalesReport about? For a new one: newId(context, 'salesReportId'), or idFor('SalesReport', ...) with a field by which others find it again. */
  idOfGenerateDailySalesReport(command: GenerateDailySalesReportV1, context: Context): Later<string>;
  /** Which GenerateDailySalesReport are due, and with which data? The timer says: Every day at 4 am */
  dueOnEveryDayAt4Am(tick: Tick): Later<readonly GenerateDailySalesReportV1[]>;
}

export const decisions: Decisions = {
  reportIdOfDailySalesReportGenerated: undecided(
    'Where does the field reportId of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it.',
  ),
  ordersOfDailySalesReportGenerated: undecided(
    'Where does the field orders of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it.',
  ),
  revenueOfDailySalesReportGenerated: undecided(
    'Where does the field revenue of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it.',
  ),
  refundTotalOfDailySalesReportGenerated: undecided(
    'Where does the field refundTotal of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it.',
  ),
  generatedAtOfDailySalesReportGenerated: undecided(
    'Where does the field generatedAt of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfGenerateDailySalesReport: undecided(
    "Which SalesReport is GenerateDailySalesReport about? For a new one: newId(context, 'salesReportId'), or idFor('SalesReport', ...) with a field by which others find it again.",
  ),
  dueOnEveryDayAt4Am: undecided(
    'Which GenerateDailySalesReport are due, and with which data? The timer says: Every day at 4 am',
  ),
};
