import { GenerateDailySalesReportV1 } from '@order-checkout/contracts';
import { sampleCommand } from '@order-checkout/contracts/testing';
import { answered, commandGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideSalesReport } from '../src/domain/sales-report.ts';
import { answers } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('analytics', () => {
  it('GenerateDailySalesReport leads to DailySalesReportGenerated', () => {
    const facts = decideSalesReport(
      {},
      commandGiven(GenerateDailySalesReportV1, sampleCommand(GenerateDailySalesReportV1)),
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['DailySalesReportGenerated.v1']);
  });
});
