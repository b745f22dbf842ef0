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
  pspReferenceOfPaymentAuthorized: () => sample(PaymentAuthorizedV1).pspReference,
  expiresAtOfPaymentAuthorized: () => sample(PaymentAuthorizedV1).expiresAt,
  authorizedAtOfPaymentAuthorized: () => sample(PaymentAuthorizedV1).authorizedAt,
  declineCodeOfPaymentDeclined: () => sample(PaymentDeclinedV1).declineCode,
  declinedAtOfPaymentDeclined: () => sample(PaymentDeclinedV1).declinedAt,
  idOfAuthorizePayment: () => sample(PaymentAuthorizedV1).paymentId,
  outcomeOfAuthorizePayment: () => ['PaymentAuthorized'],
  askPaymentProviderPspToCapturePayment: (command) => fakes.paymentProviderPsp.capturePayment(command),
  orderIdOfPaymentCaptured: () => sample(PaymentCapturedV1).orderId,
  amountOfPaymentCaptured: () => sample(PaymentCapturedV1).amount,
  capturedAtOfPaymentCaptured: () => sample(PaymentCapturedV1).capturedAt,
  invoiceNumberOfInvoiceIssued: () => sample(InvoiceIssuedV1).invoiceNumber,
  totalOfInvoiceIssued: () => sample(InvoiceIssuedV1).total,
  taxOfInvoiceIssued: () => sample(InvoiceIssuedV1).tax,
  pdfUrlOfInvoiceIssued: () => sample(InvoiceIssuedV1).pdfUrl,
  issuedAtOfInvoiceIssued: () => sample(InvoiceIssuedV1).issuedAt,
  idOfIssueInvoice: () => sample(InvoiceIssuedV1).invoiceId,
  askPaymentProviderPspToIssueRefund: (command) => fakes.paymentProviderPsp.issueRefund(command),
  refundIdOfRefundIssued: () => sample(RefundIssuedV1).refundId,
  orderIdOfRefundIssued: () => sample(RefundIssuedV1).orderId,
  issuedAtOfRefundIssued: () => sample(RefundIssuedV1).issuedAt,
  orderIdOfPaymentVoided: () => sample(PaymentVoidedV1).orderId,
  amountOfPaymentVoided: () => sample(PaymentVoidedV1).amount,
  voidedAtOfPaymentVoided: () => sample(PaymentVoidedV1).voidedAt,
  paymentIdOfCapturePayment: () => sampleCommand(CapturePaymentV1).paymentId,
  amountOfAuthorizePayment: () => sampleCommand(AuthorizePaymentV1).amount,
  paymentIdOfIssueRefund: () => sampleCommand(IssueRefundV1).paymentId,
  amountOfIssueRefund: () => sampleCommand(IssueRefundV1).amount,
  reasonOfIssueRefund: () => sampleCommand(IssueRefundV1).reason,
  paymentIdOfVoidPayment: () => sampleCommand(VoidPaymentV1).paymentId,
  tellAccountingErp: (event) => fakes.accountingErp.tell(event),
};
