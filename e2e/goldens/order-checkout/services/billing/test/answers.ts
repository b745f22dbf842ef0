import {
  AuthorizePaymentV1,
  CapturePaymentV1,
  InvoiceIssuedV1,
  IssueRefundV1,
  PaymentAuthorizedV1,
  PaymentCapturedV1,
  PaymentDeclinedV1,
  PaymentVoidedV1,
  RefundIssuedV1,
  VoidPaymentV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';
import { FakeAccountingErp } from './fakes/accounting-erp.ts';
import { FakePaymentProviderPsp } from './fakes/payment-provider-psp.ts';

/** Stand-ins for the systems outside. */
export const fakes = {
  accountingErp: new FakeAccountingErp(),
  paymentProviderPsp: new FakePaymentProviderPsp(),
};

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  askPaymentProviderPspToAuthorizePayment: (command) => fakes.paymentProviderPsp.authorizePayment(command),
  detailsOfPaymentAuthorized: () => sample(PaymentAuthorizedV1),
  detailsOfPaymentDeclined: () => sample(PaymentDeclinedV1),
  idOfAuthorizePayment: () => sample(PaymentAuthorizedV1).paymentId,
  outcomeOfAuthorizePayment: () => ['PaymentAuthorized'],
  askPaymentProviderPspToCapturePayment: (command) => fakes.paymentProviderPsp.capturePayment(command),
  detailsOfPaymentCaptured: () => sample(PaymentCapturedV1),
  detailsOfInvoiceIssued: () => sample(InvoiceIssuedV1),
  idOfIssueInvoice: () => sample(InvoiceIssuedV1).invoiceId,
  askPaymentProviderPspToIssueRefund: (command) => fakes.paymentProviderPsp.issueRefund(command),
  detailsOfRefundIssued: () => sample(RefundIssuedV1),
  detailsOfPaymentVoided: () => sample(PaymentVoidedV1),
  detailsOfCapturePayment: () => sampleCommand(CapturePaymentV1),
  detailsOfAuthorizePayment: () => sampleCommand(AuthorizePaymentV1),
  detailsOfIssueRefund: () => sampleCommand(IssueRefundV1),
  detailsOfVoidPayment: () => sampleCommand(VoidPaymentV1),
  tellAccountingErp: (event) => fakes.accountingErp.tell(event),
};
