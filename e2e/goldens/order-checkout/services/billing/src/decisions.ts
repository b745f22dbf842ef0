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
  /** How is Payment provider (PSP) asked for AuthorizePayment? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askPaymentProviderPspToAuthorizePayment(
    command: AuthorizePaymentV1,
    state: PaymentState,
    context: Context,
    key: string,
  ): Promise<PaymentProviderPspAnswerToAuthorizePayment>;
  /** Where does the field pspReference of PaymentAuthorized come from? The command AuthorizePayment does not say it. */
  pspReferenceOfPaymentAuthorized(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): PaymentAuthorizedV1['pspReference'];
  /** Where does the field expiresAt of PaymentAuthorized come from? The command AuthorizePayment does not say it. Often it is the moment of the command: command.time. */
  expiresAtOfPaymentAuthorized(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): PaymentAuthorizedV1['expiresAt'];
  /** Where does the field authorizedAt of PaymentAuthorized come from? The command AuthorizePayment does not say it. Often it is the moment of the command: command.time. */
  authorizedAtOfPaymentAuthorized(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): PaymentAuthorizedV1['authorizedAt'];
  /** Where does the field declineCode of PaymentDeclined come from? The command AuthorizePayment does not say it. */
  declineCodeOfPaymentDeclined(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): PaymentDeclinedV1['declineCode'];
  /** Where does the field declinedAt of PaymentDeclined come from? The command AuthorizePayment does not say it. Often it is the moment of the command: command.time. */
  declinedAtOfPaymentDeclined(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): PaymentDeclinedV1['declinedAt'];
  /** Which Payment is AuthorizePayment about? For a new one: newId(context, 'paymentId'), or idFor('Payment', ...) with a field by which others find it again. */
  idOfAuthorizePayment(command: AuthorizePaymentV1, context: Context): Later<string>;
  /** Which of PaymentAuthorized, PaymentDeclined does AuthorizePayment lead to, and when? */
  outcomeOfAuthorizePayment(
    state: PaymentState,
    command: Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>,
  ): readonly ('PaymentAuthorized' | 'PaymentDeclined')[];
  /** How is Payment provider (PSP) asked for CapturePayment? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askPaymentProviderPspToCapturePayment(
    command: CapturePaymentV1,
    state: PaymentState,
    context: Context,
    key: string,
  ): Promise<PaymentProviderPspAnswerToCapturePayment>;
  /** Where does the field orderId of PaymentCaptured come from? The command CapturePayment does not say it. */
  orderIdOfPaymentCaptured(
    state: PaymentState,
    command: Given<typeof CapturePaymentV1, CapturePaymentAnswers>,
  ): PaymentCapturedV1['orderId'];
  /** Where does the field amount of PaymentCaptured come from? The command CapturePayment does not say it. */
  amountOfPaymentCaptured(
    state: PaymentState,
    command: Given<typeof CapturePaymentV1, CapturePaymentAnswers>,
  ): PaymentCapturedV1['amount'];
  /** Where does the field capturedAt of PaymentCaptured come from? The command CapturePayment does not say it. Often it is the moment of the command: command.time. */
  capturedAtOfPaymentCaptured(
    state: PaymentState,
    command: Given<typeof CapturePaymentV1, CapturePaymentAnswers>,
  ): PaymentCapturedV1['capturedAt'];
  /** Where does the field invoiceNumber of InvoiceIssued come from? The command IssueInvoice does not say it. */
  invoiceNumberOfInvoiceIssued(
    state: InvoiceState,
    command: CommandOf<typeof IssueInvoiceV1>,
  ): InvoiceIssuedV1['invoiceNumber'];
  /** Where does the field total of InvoiceIssued come from? The command IssueInvoice does not say it. */
  totalOfInvoiceIssued(state: InvoiceState, command: CommandOf<typeof IssueInvoiceV1>): InvoiceIssuedV1['total'];
  /** Where does the field tax of InvoiceIssued come from? The command IssueInvoice does not say it. */
  taxOfInvoiceIssued(state: InvoiceState, command: CommandOf<typeof IssueInvoiceV1>): InvoiceIssuedV1['tax'];
  /** Where does the field pdfUrl of InvoiceIssued come from? The command IssueInvoice does not say it. */
  pdfUrlOfInvoiceIssued(state: InvoiceState, command: CommandOf<typeof IssueInvoiceV1>): InvoiceIssuedV1['pdfUrl'];
  /** Where does the field issuedAt of InvoiceIssued come from? The command IssueInvoice does not say it. Often it is the moment of the command: command.time. */
  issuedAtOfInvoiceIssued(state: InvoiceState, command: CommandOf<typeof IssueInvoiceV1>): InvoiceIssuedV1['issuedAt'];
  /** Which Invoice is IssueInvoice about? For a new one: newId(context, 'invoiceId'), or idFor('Invoice', ...) with a field by which others find it again. */
  idOfIssueInvoice(command: IssueInvoiceV1, context: Context): Later<string>;
  /** How is Payment provider (PSP) asked for IssueRefund? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askPaymentProviderPspToIssueRefund(
    command: IssueRefundV1,
    state: PaymentState,
    context: Context,
    key: string,
  ): Promise<PaymentProviderPspAnswerToIssueRefund>;
  /** Where does the field refundId of RefundIssued come from? The command IssueRefund does not say it. */
  refundIdOfRefundIssued(
    state: PaymentState,
    command: Given<typeof IssueRefundV1, IssueRefundAnswers>,
  ): RefundIssuedV1['refundId'];
  /** Where does the field orderId of RefundIssued come from? The command IssueRefund does not say it. */
  orderIdOfRefundIssued(
    state: PaymentState,
    command: Given<typeof IssueRefundV1, IssueRefundAnswers>,
  ): RefundIssuedV1['orderId'];
  /** Where does the field issuedAt of RefundIssued come from? The command IssueRefund does not say it. Often it is the moment of the command: command.time. */
  issuedAtOfRefundIssued(
    state: PaymentState,
    command: Given<typeof IssueRefundV1, IssueRefundAnswers>,
  ): RefundIssuedV1['issuedAt'];
  /** Where does the field orderId of PaymentVoided come from? The command VoidPayment does not say it. */
  orderIdOfPaymentVoided(state: PaymentState, command: CommandOf<typeof VoidPaymentV1>): PaymentVoidedV1['orderId'];
  /** Where does the field amount of PaymentVoided come from? The command VoidPayment does not say it. */
  amountOfPaymentVoided(state: PaymentState, command: CommandOf<typeof VoidPaymentV1>): PaymentVoidedV1['amount'];
  /** Where does the field voidedAt of PaymentVoided come from? The command VoidPayment does not say it. Often it is the moment of the command: command.time. */
  voidedAtOfPaymentVoided(state: PaymentState, command: CommandOf<typeof VoidPaymentV1>): PaymentVoidedV1['voidedAt'];
  /** Where does the field paymentId of CapturePayment come from? The policy says: Whenever an order is shipped, capture the payment */
  paymentIdOfCapturePayment(event: EventOf<typeof OrderShippedV1>): Later<CapturePaymentV1['paymentId']>;
  /** Where does the field amount of AuthorizePayment come from? The policy says: Whenever an order is placed, authorise the payment */
  amountOfAuthorizePayment(event: EventOf<typeof OrderPlacedV1>): Later<AuthorizePaymentV1['amount']>;
  /** Where does the field paymentId of IssueRefund come from? The policy says: Whenever a return is accepted, refund it */
  paymentIdOfIssueRefund(event: EventOf<typeof ReturnAcceptedV1>): Later<IssueRefundV1['paymentId']>;
  /** Where does the field amount of IssueRefund come from? The policy says: Whenever a return is accepted, refund it */
  amountOfIssueRefund(event: EventOf<typeof ReturnAcceptedV1>): Later<IssueRefundV1['amount']>;
  /** Where does the field reason of IssueRefund come from? The policy says: Whenever a return is accepted, refund it */
  reasonOfIssueRefund(event: EventOf<typeof ReturnAcceptedV1>): Later<IssueRefundV1['reason']>;
  /** Where does the field paymentId of VoidPayment come from? The policy says: Whenever an order is cancelled before shipping, void the authorisation */
  paymentIdOfVoidPayment(event: EventOf<typeof OrderCancelledV1>): Later<VoidPaymentV1['paymentId']>;
  /** How is Accounting (ERP) told of InvoiceIssued, RefundIssued? */
  tellAccountingErp(event: EventOf<typeof InvoiceIssuedV1 | typeof RefundIssuedV1>, context: Context): Promise<void>;
}

export const decisions: Decisions = {
  askPaymentProviderPspToAuthorizePayment: undecided(
    'How is Payment provider (PSP) asked for AuthorizePayment? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  pspReferenceOfPaymentAuthorized: undecided(
    'Where does the field pspReference of PaymentAuthorized come from? The command AuthorizePayment does not say it.',
  ),
  expiresAtOfPaymentAuthorized: undecided(
    'Where does the field expiresAt of PaymentAuthorized come from? The command AuthorizePayment does not say it. Often it is the moment of the command: command.time.',
  ),
  authorizedAtOfPaymentAuthorized: undecided(
    'Where does the field authorizedAt of PaymentAuthorized come from? The command AuthorizePayment does not say it. Often it is the moment of the command: command.time.',
  ),
  declineCodeOfPaymentDeclined: undecided(
    'Where does the field declineCode of PaymentDeclined come from? The command AuthorizePayment does not say it.',
  ),
  declinedAtOfPaymentDeclined: undecided(
    'Where does the field declinedAt of PaymentDeclined come from? The command AuthorizePayment does not say it. Often it is the moment of the command: command.time.',
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
  orderIdOfPaymentCaptured: undecided(
    'Where does the field orderId of PaymentCaptured come from? The command CapturePayment does not say it.',
  ),
  amountOfPaymentCaptured: undecided(
    'Where does the field amount of PaymentCaptured come from? The command CapturePayment does not say it.',
  ),
  capturedAtOfPaymentCaptured: undecided(
    'Where does the field capturedAt of PaymentCaptured come from? The command CapturePayment does not say it. Often it is the moment of the command: command.time.',
  ),
  invoiceNumberOfInvoiceIssued: undecided(
    'Where does the field invoiceNumber of InvoiceIssued come from? The command IssueInvoice does not say it.',
  ),
  totalOfInvoiceIssued: undecided(
    'Where does the field total of InvoiceIssued come from? The command IssueInvoice does not say it.',
  ),
  taxOfInvoiceIssued: undecided(
    'Where does the field tax of InvoiceIssued come from? The command IssueInvoice does not say it.',
  ),
  pdfUrlOfInvoiceIssued: undecided(
    'Where does the field pdfUrl of InvoiceIssued come from? The command IssueInvoice does not say it.',
  ),
  issuedAtOfInvoiceIssued: undecided(
    'Where does the field issuedAt of InvoiceIssued come from? The command IssueInvoice does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfIssueInvoice: undecided(
    "Which Invoice is IssueInvoice about? For a new one: newId(context, 'invoiceId'), or idFor('Invoice', ...) with a field by which others find it again.",
  ),
  askPaymentProviderPspToIssueRefund: undecided(
    'How is Payment provider (PSP) asked for IssueRefund? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  refundIdOfRefundIssued: undecided(
    'Where does the field refundId of RefundIssued come from? The command IssueRefund does not say it.',
  ),
  orderIdOfRefundIssued: undecided(
    'Where does the field orderId of RefundIssued come from? The command IssueRefund does not say it.',
  ),
  issuedAtOfRefundIssued: undecided(
    'Where does the field issuedAt of RefundIssued come from? The command IssueRefund does not say it. Often it is the moment of the command: command.time.',
  ),
  orderIdOfPaymentVoided: undecided(
    'Where does the field orderId of PaymentVoided come from? The command VoidPayment does not say it.',
  ),
  amountOfPaymentVoided: undecided(
    'Where does the field amount of PaymentVoided come from? The command VoidPayment does not say it.',
  ),
  voidedAtOfPaymentVoided: undecided(
    'Where does the field voidedAt of PaymentVoided come from? The command VoidPayment does not say it. Often it is the moment of the command: command.time.',
  ),
  paymentIdOfCapturePayment: undecided(
    'Where does the field paymentId of CapturePayment come from? The policy says: Whenever an order is shipped, capture the payment',
  ),
  amountOfAuthorizePayment: undecided(
    'Where does the field amount of AuthorizePayment come from? The policy says: Whenever an order is placed, authorise the payment',
  ),
  paymentIdOfIssueRefund: undecided(
    'Where does the field paymentId of IssueRefund come from? The policy says: Whenever a return is accepted, refund it',
  ),
  amountOfIssueRefund: undecided(
    'Where does the field amount of IssueRefund come from? The policy says: Whenever a return is accepted, refund it',
  ),
  reasonOfIssueRefund: undecided(
    'Where does the field reason of IssueRefund come from? The policy says: Whenever a return is accepted, refund it',
  ),
  paymentIdOfVoidPayment: undecided(
    'Where does the field paymentId of VoidPayment come from? The policy says: Whenever an order is cancelled before shipping, void the authorisation',
  ),
  tellAccountingErp: undecided('How is Accounting (ERP) told of InvoiceIssued, RefundIssued?'),
};
