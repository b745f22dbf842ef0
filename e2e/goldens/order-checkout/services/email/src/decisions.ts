import type {
  EmailBouncedV1,
  OrderConfirmationEmailSentV1,
  ParcelDeliveredV1,
  PaymentProblemEmailSentV1,
  RefundEmailSentV1,
  ReviewRequestEmailSentV1,
  SendOrderConfirmationV1,
  SendPaymentProblemNoticeV1,
  SendRefundNoticeV1,
  SendReviewRequestV1,
  SendShippingNotificationV1,
  ShippingNotificationEmailSentV1,
} from '@order-checkout/contracts';
import type { Context, EventOf, Given, Tick } from '@order-checkout/event-kit';
import { undecided } from '@order-checkout/event-kit/domain';
import type {
  EMailProviderSesAnswerToSendOrderConfirmation,
  EMailProviderSesAnswerToSendPaymentProblemNotice,
  EMailProviderSesAnswerToSendRefundNotice,
  EMailProviderSesAnswerToSendReviewRequest,
  EMailProviderSesAnswerToSendShippingNotification,
} from './adapters/e-mail-provider-ses.ts';
import type { EMailMessageState } from './domain/e-mail-message.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** Before SendOrderConfirmation is decided, this is asked: E-mail provider (SES). */
export interface SendOrderConfirmationAnswers {
  readonly eMailProviderSes: EMailProviderSesAnswerToSendOrderConfirmation;
}

/** Before SendPaymentProblemNotice is decided, this is asked: E-mail provider (SES). */
export interface SendPaymentProblemNoticeAnswers {
  readonly eMailProviderSes: EMailProviderSesAnswerToSendPaymentProblemNotice;
}

/** Before SendRefundNotice is decided, this is asked: E-mail provider (SES). */
export interface SendRefundNoticeAnswers {
  readonly eMailProviderSes: EMailProviderSesAnswerToSendRefundNotice;
}

/** Before SendReviewRequest is decided, this is asked: E-mail provider (SES). */
export interface SendReviewRequestAnswers {
  readonly eMailProviderSes: EMailProviderSesAnswerToSendReviewRequest;
}

/** Before SendShippingNotification is decided, this is asked: E-mail provider (SES). */
export interface SendShippingNotificationAnswers {
  readonly eMailProviderSes: EMailProviderSesAnswerToSendShippingNotification;
}

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  /** How is E-mail provider (SES) asked for SendOrderConfirmation? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askEMailProviderSesToSendOrderConfirmation(
    command: SendOrderConfirmationV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendOrderConfirmation>;
  /** Where does the field messageId of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it. */
  messageIdOfOrderConfirmationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendOrderConfirmationV1, SendOrderConfirmationAnswers>,
  ): OrderConfirmationEmailSentV1['messageId'];
  /** Where does the field template of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it. */
  templateOfOrderConfirmationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendOrderConfirmationV1, SendOrderConfirmationAnswers>,
  ): OrderConfirmationEmailSentV1['template'];
  /** Where does the field sentAt of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it. Often it is the moment of the command: command.time. */
  sentAtOfOrderConfirmationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendOrderConfirmationV1, SendOrderConfirmationAnswers>,
  ): OrderConfirmationEmailSentV1['sentAt'];
  /** Which EMailMessage is SendOrderConfirmation about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again. */
  idOfSendOrderConfirmation(command: SendOrderConfirmationV1, context: Context): Later<string>;
  /** How is E-mail provider (SES) asked for SendPaymentProblemNotice? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askEMailProviderSesToSendPaymentProblemNotice(
    command: SendPaymentProblemNoticeV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendPaymentProblemNotice>;
  /** Where does the field messageId of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it. */
  messageIdOfPaymentProblemEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendPaymentProblemNoticeV1, SendPaymentProblemNoticeAnswers>,
  ): PaymentProblemEmailSentV1['messageId'];
  /** Where does the field template of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it. */
  templateOfPaymentProblemEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendPaymentProblemNoticeV1, SendPaymentProblemNoticeAnswers>,
  ): PaymentProblemEmailSentV1['template'];
  /** Where does the field sentAt of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it. Often it is the moment of the command: command.time. */
  sentAtOfPaymentProblemEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendPaymentProblemNoticeV1, SendPaymentProblemNoticeAnswers>,
  ): PaymentProblemEmailSentV1['sentAt'];
  /** Which EMailMessage is SendPaymentProblemNotice about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again. */
  idOfSendPaymentProblemNotice(command: SendPaymentProblemNoticeV1, context: Context): Later<string>;
  /** How is E-mail provider (SES) asked for SendRefundNotice? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askEMailProviderSesToSendRefundNotice(
    command: SendRefundNoticeV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendRefundNotice>;
  /** Where does the field messageId of RefundEmailSent come from? The command SendRefundNotice does not say it. */
  messageIdOfRefundEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendRefundNoticeV1, SendRefundNoticeAnswers>,
  ): RefundEmailSentV1['messageId'];
  /** Where does the field template of RefundEmailSent come from? The command SendRefundNotice does not say it. */
  templateOfRefundEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendRefundNoticeV1, SendRefundNoticeAnswers>,
  ): RefundEmailSentV1['template'];
  /** Where does the field sentAt of RefundEmailSent come from? The command SendRefundNotice does not say it. Often it is the moment of the command: command.time. */
  sentAtOfRefundEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendRefundNoticeV1, SendRefundNoticeAnswers>,
  ): RefundEmailSentV1['sentAt'];
  /** Which EMailMessage is SendRefundNotice about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again. */
  idOfSendRefundNotice(command: SendRefundNoticeV1, context: Context): Later<string>;
  /** How is E-mail provider (SES) asked for SendReviewRequest? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askEMailProviderSesToSendReviewRequest(
    command: SendReviewRequestV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendReviewRequest>;
  /** Where does the field messageId of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it. */
  messageIdOfReviewRequestEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendReviewRequestV1, SendReviewRequestAnswers>,
  ): ReviewRequestEmailSentV1['messageId'];
  /** Where does the field template of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it. */
  templateOfReviewRequestEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendReviewRequestV1, SendReviewRequestAnswers>,
  ): ReviewRequestEmailSentV1['template'];
  /** Where does the field sentAt of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it. Often it is the moment of the command: command.time. */
  sentAtOfReviewRequestEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendReviewRequestV1, SendReviewRequestAnswers>,
  ): ReviewRequestEmailSentV1['sentAt'];
  /** Which EMailMessage is SendReviewRequest about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again. */
  idOfSendReviewRequest(command: SendReviewRequestV1, context: Context): Later<string>;
  /** How is E-mail provider (SES) asked for SendShippingNotification? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askEMailProviderSesToSendShippingNotification(
    command: SendShippingNotificationV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendShippingNotification>;
  /** Where does the field messageId of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it. */
  messageIdOfShippingNotificationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendShippingNotificationV1, SendShippingNotificationAnswers>,
  ): ShippingNotificationEmailSentV1['messageId'];
  /** Where does the field template of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it. */
  templateOfShippingNotificationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendShippingNotificationV1, SendShippingNotificationAnswers>,
  ): ShippingNotificationEmailSentV1['template'];
  /** Where does the field sentAt of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it. Often it is the moment of the command: command.time. */
  sentAtOfShippingNotificationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendShippingNotificationV1, SendShippingNotificationAnswers>,
  ): ShippingNotificationEmailSentV1['sentAt'];
  /** Which EMailMessage is SendShippingNotification about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again. */
  idOfSendShippingNotification(command: SendShippingNotificationV1, context: Context): Later<string>;
  /** Which EMailMessage is EmailBounced about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again. */
  idOfEmailBounced(event: EmailBouncedV1, context: Context): Later<string>;
  /** Under which key does Orders delivered 7 days ago without review request keep an event? */
  keyOfOrdersDelivered7DaysAgoWithoutRevi(event: EventOf<typeof ParcelDeliveredV1>): Later<string>;
  /** Which SendReviewRequest are due, and with which data? The timer says: Ask for a review 7 days after delivery */
  dueOnAskForAReview7DaysAfterDelivery(tick: Tick): Later<readonly SendReviewRequestV1[]>;
}

export const decisions: Decisions = {
  askEMailProviderSesToSendOrderConfirmation: undecided(
    'How is E-mail provider (SES) asked for SendOrderConfirmation? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  messageIdOfOrderConfirmationEmailSent: undecided(
    'Where does the field messageId of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it.',
  ),
  templateOfOrderConfirmationEmailSent: undecided(
    'Where does the field template of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it.',
  ),
  sentAtOfOrderConfirmationEmailSent: undecided(
    'Where does the field sentAt of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfSendOrderConfirmation: undecided(
    "Which EMailMessage is SendOrderConfirmation about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  askEMailProviderSesToSendPaymentProblemNotice: undecided(
    'How is E-mail provider (SES) asked for SendPaymentProblemNotice? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  messageIdOfPaymentProblemEmailSent: undecided(
    'Where does the field messageId of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it.',
  ),
  templateOfPaymentProblemEmailSent: undecided(
    'Where does the field template of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it.',
  ),
  sentAtOfPaymentProblemEmailSent: undecided(
    'Where does the field sentAt of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfSendPaymentProblemNotice: undecided(
    "Which EMailMessage is SendPaymentProblemNotice about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  askEMailProviderSesToSendRefundNotice: undecided(
    'How is E-mail provider (SES) asked for SendRefundNotice? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  messageIdOfRefundEmailSent: undecided(
    'Where does the field messageId of RefundEmailSent come from? The command SendRefundNotice does not say it.',
  ),
  templateOfRefundEmailSent: undecided(
    'Where does the field template of RefundEmailSent come from? The command SendRefundNotice does not say it.',
  ),
  sentAtOfRefundEmailSent: undecided(
    'Where does the field sentAt of RefundEmailSent come from? The command SendRefundNotice does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfSendRefundNotice: undecided(
    "Which EMailMessage is SendRefundNotice about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  askEMailProviderSesToSendReviewRequest: undecided(
    'How is E-mail provider (SES) asked for SendReviewRequest? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  messageIdOfReviewRequestEmailSent: undecided(
    'Where does the field messageId of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it.',
  ),
  templateOfReviewRequestEmailSent: undecided(
    'Where does the field template of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it.',
  ),
  sentAtOfReviewRequestEmailSent: undecided(
    'Where does the field sentAt of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfSendReviewRequest: undecided(
    "Which EMailMessage is SendReviewRequest about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  askEMailProviderSesToSendShippingNotification: undecided(
    'How is E-mail provider (SES) asked for SendShippingNotification? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  messageIdOfShippingNotificationEmailSent: undecided(
    'Where does the field messageId of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it.',
  ),
  templateOfShippingNotificationEmailSent: undecided(
    'Where does the field template of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it.',
  ),
  sentAtOfShippingNotificationEmailSent: undecided(
    'Where does the field sentAt of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfSendShippingNotification: undecided(
    "Which EMailMessage is SendShippingNotification about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  idOfEmailBounced: undecided(
    "Which EMailMessage is EmailBounced about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  keyOfOrdersDelivered7DaysAgoWithoutRevi: undecided(
    'Under which key does Orders delivered 7 days ago without review request keep an event?',
  ),
  dueOnAskForAReview7DaysAfterDelivery: undecided(
    'Which SendReviewRequest are due, and with which data? The timer says: Ask for a review 7 days after delivery',
  ),
};
