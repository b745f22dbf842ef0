import type {
  AuthorizePaymentV1,
  CapturePaymentV1,
  InvoiceIssuedV1,
  IssueInvoiceV1,
  IssueRefundV1,
  OrderCancelledV1,
  OrderPlacedV1,
  OrderShippedV1,
  PaymentAuthorizedV1,
  PaymentCapturedV1,
  PaymentDeclinedV1,
  PaymentVoidedV1,
  RefundIssuedV1,
  ReturnAcceptedV1,
  VoidPaymentV1,
} from '@order-checkout/contracts';
import type { CommandOf, Context, EventOf, Given } from '@order-checkout/event-kit';
import { undecided } from '@order-checkout/event-kit/domain';
import type {
  PaymentProviderPspAnswerToAuthorizePayment,
  PaymentProviderPspAnswerToCapturePayment,
  PaymentProviderPspAnswerToIssueRefund,
} from './adapters/payment-provider-psp.ts';
import type { InvoiceState } from './domain/invoice.ts';
import type { PaymentState } from './domain/payment.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** Before AuthorizePayment is decided, this is asked: Payment provider (PSP). */
export interface AuthorizePaymentAnswers {
  readonly paymentProviderPsp: PaymentProviderPspAnswerToAuthorizePayment;
}

/** Before CapturePayment is decided, this is asked: Payment provider (PSP). */
export interface CapturePaymentAnswers {
  readonly paymentProviderPsp: PaymentProviderPspAnswerToCapturePayment;
}

/** Before IssueRefund is decided, this is asked: Payment provider (PSP). */
export interface IssueRefundAnswers {
  readonly paymentProviderPsp: PaymentProviderPspAnswerToIssueRefund;
}

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  askPaymentProviderPspToAuthorizePayment(
    command: AuthorizePaymentV1,
    state: PaymentState,
    context: Context,
    key: string,
  ): Promise<PaymentProviderPspAnswerToAuthorizePayment>;
  detailsOfPaymentAuthorized(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): Pick<PaymentAuthorizedV1, 'pspReference' | 'expiresAt' | 'authorizedAt'>;
  detailsOfPaymentDeclined(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): Pick<PaymentDeclinedV1, 'declineCode' | 'declinedAt'>;
  idOfAuthorizePayment(command: AuthorizePaymentV1, context: Context): Later<string>;
  outcomeOfAuthorizePayment(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): readonly ('PaymentAuthorized' | 'PaymentDeclined')[];
  askPaymentProviderPspToCapturePayment(
    command: CapturePaymentV1,
    state: PaymentState,
    context: Context,
    key: string,
  ): Promise<PaymentProviderPspAnswerToCapturePayment>;
  detailsOfPaymentCaptured(
    state: PaymentState,
    command: Given<typeof CapturePaymentV1, CapturePaymentAnswers>,
  ): Pick<PaymentCapturedV1, 'orderId' | 'amount' | 'capturedAt'>;
  detailsOfInvoiceIssued(
    state: InvoiceState,
    command: CommandOf<typeof IssueInvoiceV1>,
  ): Pick<InvoiceIssuedV1, 'invoiceNumber' | 'total' | 'tax' | 'pdfUrl' | 'issuedAt'>;
  idOfIssueInvoice(command: IssueInvoiceV1, context: Context): Later<string>;
  askPaymentProviderPspToIssueRefund(
    command: IssueRefundV1,
    state: PaymentState,
    context: Context,
    key: string,
  ): Promise<PaymentProviderPspAnswerToIssueRefund>;
  detailsOfRefundIssued(
    state: PaymentState,
    command: Given<typeof IssueRefundV1, IssueRefundAnswers>,
  ): Pick<RefundIssuedV1, 'refundId' | 'orderId' | 'issuedAt'>;
  detailsOfPaymentVoided(
    state: PaymentState,
    command: CommandOf<typeof VoidPaymentV1>,
  ): Pick<PaymentVoidedV1, 'orderId' | 'amount' | 'voidedAt'>;
  detailsOfCapturePayment(event: EventOf<typeof OrderShippedV1>): Later<CapturePaymentV1>;
  detailsOfAuthorizePayment(event: EventOf<typeof OrderPlacedV1>): Later<Pick<AuthorizePaymentV1, 'amount'>>;
  detailsOfIssueRefund(event: EventOf<typeof ReturnAcceptedV1>): Later<IssueRefundV1>;
  detailsOfVoidPayment(event: EventOf<typeof OrderCancelledV1>): Later<VoidPaymentV1>;
  tellAccountingErp(event: EventOf<typeof InvoiceIssuedV1 | typeof RefundIssuedV1>, context: Context): Promise<void>;
}

export const decisions: Decisions = {
  askPaymentProviderPspToAuthorizePayment: undecided(
    'How is Payment provider (PSP) asked for AuthorizePayment? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfPaymentAuthorized: undecided(
    'Where do pspReference, expiresAt and authorizedAt of PaymentAuthorized come from? The command AuthorizePayment does not say it. Perhaps authorizedAt: command.time.',
  ),
  detailsOfPaymentDeclined: undecided(
    'Where do declineCode and declinedAt of PaymentDeclined come from? The command AuthorizePayment does not say it. Perhaps declinedAt: command.time.',
  ),
  idOfAuthorizePayment: undecided(
    "Which Payment is AuthorizePayment about? For a new one: newId(context, 'paymentId'), or idFor('Payment', ...) with a field by which others find it again.",
  ),
  outcomeOfAuthorizePayment: undecided(
    'Which of PaymentAuthorized, PaymentDeclined does AuthorizePayment lead to, and when?',
  ),
  askPaymentProviderPspToCapturePayment: undecided(
    'How is Payment provider (PSP) asked for CapturePayment? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfPaymentCaptured: undecided(
    'Where do orderId, amount and capturedAt of PaymentCaptured come from? The command CapturePayment does not say it. Perhaps orderId: state.PaymentAuthorized?.orderId, amount: state.PaymentAuthorized?.amount, capturedAt: command.time.',
  ),
  detailsOfInvoiceIssued: undecided(
    'Where do invoiceNumber, total, tax, pdfUrl and issuedAt of InvoiceIssued come from? The command IssueInvoice does not say it. Perhaps issuedAt: command.time.',
  ),
  idOfIssueInvoice: undecided(
    "Which Invoice is IssueInvoice about? For a new one: newId(context, 'invoiceId'), or idFor('Invoice', ...) with a field by which others find it again.",
  ),
  askPaymentProviderPspToIssueRefund: undecided(
    'How is Payment provider (PSP) asked for IssueRefund? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfRefundIssued: undecided(
    'Where do refundId, orderId and issuedAt of RefundIssued come from? The command IssueRefund does not say it. Perhaps orderId: state.PaymentAuthorized?.orderId, issuedAt: command.time.',
  ),
  detailsOfPaymentVoided: undecided(
    'Where do orderId, amount and voidedAt of PaymentVoided come from? The command VoidPayment does not say it. Perhaps orderId: state.PaymentAuthorized?.orderId, amount: state.PaymentAuthorized?.amount, voidedAt: command.time.',
  ),
  detailsOfCapturePayment: undecided(
    'Where does paymentId of CapturePayment come from? The policy says: Whenever an order is shipped, capture the payment',
  ),
  detailsOfAuthorizePayment: undecided(
    'Where does amount of AuthorizePayment come from? The policy says: Whenever an order is placed, authorise the payment',
  ),
  detailsOfIssueRefund: undecided(
    'Where do paymentId, amount and reason of IssueRefund come from? The policy says: Whenever a return is accepted, refund it',
  ),
  detailsOfVoidPayment: undecided(
    'Where does paymentId of VoidPayment come from? The policy says: Whenever an order is cancelled before shipping, void the authorisation',
  ),
  tellAccountingErp: undecided('How is Accounting (ERP) told of InvoiceIssued, RefundIssued?'),
};
