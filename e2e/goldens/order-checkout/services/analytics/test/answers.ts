import { DailySalesReportGeneratedV1, GenerateDailySalesReportV1 } from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  detailsOfDailySalesReportGenerated: () => sample(DailySalesReportGeneratedV1),
  idOfGenerateDailySalesReport: () => 'salesReport-1',
  dueOnEveryDayAt4Am: () => [sampleCommand(GenerateDailySalesReportV1)],
};
