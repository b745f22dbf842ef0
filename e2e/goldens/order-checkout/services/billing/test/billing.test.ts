import {
  AuthorizePaymentV1,
  CapturePaymentV1,
  InvoiceIssuedV1,
  IssueInvoiceV1,
  IssueRefundV1,
  PaymentAuthorizedV1,
  PaymentCapturedV1,
  PaymentDeclinedV1,
  PaymentVoidedV1,
  RefundIssuedV1,
  VoidPaymentV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import { asToday } from '@order-checkout/event-kit/domain';
import { answered, commandGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideInvoice, stateRules as invoiceStateRules } from '../src/domain/invoice.ts';
import { decide as decidePayment, stateRules as paymentStateRules } from '../src/domain/payment.ts';
import { answers, fakes } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('billing', () => {
  it('IssueInvoice leads to InvoiceIssued', () => {
    const facts = decideInvoice('1', {}, commandGiven(IssueInvoiceV1, sampleCommand(IssueInvoiceV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['InvoiceIssued.v1']);
  });
  it('AuthorizePayment leads to PaymentAuthorized when that is its outcome', async () => {
    const decided = { ...said, outcomeOfAuthorizePayment: () => ['PaymentAuthorized'] as const };
    const replies = {
      paymentProviderPsp: await fakes.paymentProviderPsp.authorizePayment(sampleCommand(AuthorizePaymentV1)),
    };
    const facts = decidePayment(
      '1',
      {},
      { ...commandGiven(AuthorizePaymentV1, sampleCommand(AuthorizePaymentV1)), answers: replies },
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['PaymentAuthorized.v1']);
  });
  it('AuthorizePayment leads to PaymentDeclined when that is its outcome', async () => {
    const decided = { ...said, outcomeOfAuthorizePayment: () => ['PaymentDeclined'] as const };
    const replies = {
      paymentProviderPsp: await fakes.paymentProviderPsp.authorizePayment(sampleCommand(AuthorizePaymentV1)),
    };
    const facts = decidePayment(
      '1',
      {},
      { ...commandGiven(AuthorizePaymentV1, sampleCommand(AuthorizePaymentV1)), answers: replies },
      decided,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['PaymentDeclined.v1']);
  });
  it('CapturePayment leads to PaymentCaptured', async () => {
    const state = { PaymentAuthorized: sample(PaymentAuthorizedV1) };
    const replies = {
      paymentProviderPsp: await fakes.paymentProviderPsp.capturePayment(sampleCommand(CapturePaymentV1)),
    };
    const facts = decidePayment(
      '1',
      state,
      { ...commandGiven(CapturePaymentV1, sampleCommand(CapturePaymentV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['PaymentCaptured.v1']);
  });
  it('IssueRefund leads to RefundIssued', async () => {
    const state = { PaymentAuthorized: sample(PaymentAuthorizedV1), PaymentCaptured: sample(PaymentCapturedV1) };
    const replies = {
      paymentProviderPsp: await fakes.paymentProviderPsp.issueRefund(sampleCommand(IssueRefundV1)),
    };
    const facts = decidePayment(
      '1',
      state,
      { ...commandGiven(IssueRefundV1, sampleCommand(IssueRefundV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['RefundIssued.v1']);
  });
  it('VoidPayment leads to PaymentVoided', () => {
    const state = { PaymentAuthorized: sample(PaymentAuthorizedV1) };
    const facts = decidePayment('1', state, commandGiven(VoidPaymentV1, sampleCommand(VoidPaymentV1)), said);
    expect(facts.map(({ contract }) => contract.key)).toEqual(['PaymentVoided.v1']);
  });
  it('Invoice that was stored as version 1 is known today', () => {
    const stored = { InvoiceIssued: sample(InvoiceIssuedV1) };
    expect(asToday(invoiceStateRules, stored, 1)).toEqual(stored);
  });
  it('Payment that was stored as version 1 is known today', () => {
    const stored = {
      PaymentAuthorized: sample(PaymentAuthorizedV1),
      PaymentDeclined: sample(PaymentDeclinedV1),
      PaymentCaptured: sample(PaymentCapturedV1),
      RefundIssued: sample(RefundIssuedV1),
      PaymentVoided: sample(PaymentVoidedV1),
    };
    expect(asToday(paymentStateRules, stored, 1)).toEqual(stored);
  });
  it.todo('Authorisation expires after 7 days; what if packing takes longer?');
});
