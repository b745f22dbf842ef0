import type { DailySalesReportGeneratedV1, GenerateDailySalesReportV1 } from '@order-checkout/contracts';
import type { CommandOf, Context, Tick } from '@order-checkout/event-kit';
import { undecided } from '@order-checkout/event-kit/domain';
import type { SalesReportState } from './domain/sales-report.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  detailsOfDailySalesReportGenerated(
    state: SalesReportState,
    command: CommandOf<typeof GenerateDailySalesReportV1>,
  ): Pick<DailySalesReportGeneratedV1, 'reportId' | 'orders' | 'revenue' | 'refundTotal' | 'generatedAt'>;
  idOfGenerateDailySalesReport(command: GenerateDailySalesReportV1, context: Context): Later<string>;
  dueOnEveryDayAt4Am(tick: Tick): Later<readonly GenerateDailySalesReportV1[]>;
}

export const decisions: Decisions = {
  detailsOfDailySalesReportGenerated: undecided(
    'Where do reportId, orders, revenue, refundTotal and generatedAt of DailySalesReportGenerated come from? The command GenerateDailySalesReport does not say it. Perhaps generatedAt: command.time.',
  ),
  idOfGenerateDailySalesReport: undecided(
    "Which SalesReport is GenerateDailySalesReport about? For a new one: newId(context, 'salesReportId'), or idFor('SalesReport', ...) with a field by which others find it again.",
  ),
  dueOnEveryDayAt4Am: undecided(
    'Which GenerateDailySalesReport are due, and with which data? The timer says: Every day at 4 am',
  ),
};
