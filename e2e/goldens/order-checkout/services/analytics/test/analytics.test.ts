import {
  DailySalesReportGeneratedV1,
  GenerateDailySalesReportV1,
  OrderCancelledV1,
  OrderPlacedV1,
  RefundIssuedV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import { asToday, folded } from '@order-checkout/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideSalesReport, stateRules as salesReportStateRules } from '../src/domain/sales-report.ts';
import { viewRules as salesDashboardViewRules } from '../src/domain/views/sales-dashboard.ts';
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
  it('SalesReport that was stored as version 1 is known today', () => {
    const stored = { DailySalesReportGenerated: sample(DailySalesReportGeneratedV1) };
    expect(asToday(salesReportStateRules, stored, 1)).toEqual(stored);
  });
  it('Sales dashboard shows what its events say', () => {
    const view = folded(salesDashboardViewRules, [
      eventGiven(OrderPlacedV1, sample(OrderPlacedV1)),
      eventGiven(OrderCancelledV1, sample(OrderCancelledV1)),
      eventGiven(RefundIssuedV1, sample(RefundIssuedV1)),
    ]);
    expect(view).toEqual({
      'OrderPlaced.v1': sample(OrderPlacedV1),
      'OrderCancelled.v1': sample(OrderCancelledV1),
      'RefundIssued.v1': sample(RefundIssuedV1),
    });
  });
});
