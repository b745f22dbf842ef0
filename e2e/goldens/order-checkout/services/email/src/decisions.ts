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
  /** How is E-mail provider (SES) asked for SendOrderConfirmation? */
  askEMailProviderSesToSendOrderConfirmation(
    command: SendOrderConfirmationV1,
    context: Context,
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
  /** Where does the field sentAt of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it. */
  sentAtOfOrderConfirmationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendOrderConfirmationV1, SendOrderConfirmationAnswers>,
  ): OrderConfirmationEmailSentV1['sentAt'];
  /** Which EMailMessage is SendOrderConfirmation about? For a new one: newId(context, 'eMailMessageId'). */
  idOfSendOrderConfirmation(command: SendOrderConfirmationV1, context: Context): Later<string>;
  /** How is E-mail provider (SES) asked for SendPaymentProblemNotice? */
  askEMailProviderSesToSendPaymentProblemNotice(
    command: SendPaymentProblemNoticeV1,
    context: Context,
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
  /** Where does the field sentAt of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it. */
  sentAtOfPaymentProblemEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendPaymentProblemNoticeV1, SendPaymentProblemNoticeAnswers>,
  ): PaymentProblemEmailSentV1['sentAt'];
  /** Which EMailMessage is SendPaymentProblemNotice about? For a new one: newId(context, 'eMailMessageId'). */
  idOfSendPaymentProblemNotice(command: SendPaymentProblemNoticeV1, context: Context): Later<string>;
  /** How is E-mail provider (SES) asked for SendRefundNotice? */
  askEMailProviderSesToSendRefundNotice(
    command: SendRefundNoticeV1,
    context: Context,
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
  /** Where does the field sentAt of RefundEmailSent come from? The command SendRefundNotice does not say it. */
  sentAtOfRefundEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendRefundNoticeV1, SendRefundNoticeAnswers>,
  ): RefundEmailSentV1['sentAt'];
  /** Which EMailMessage is SendRefundNotice about? For a new one: newId(context, 'eMailMessageId'). */
  idOfSendRefundNotice(command: SendRefundNoticeV1, context: Context): Later<string>;
  /** How is E-mail provider (SES) asked for SendReviewRequest? */
  askEMailProviderSesToSendReviewRequest(
    command: SendReviewRequestV1,
    context: Context,
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
  /** Where does the field sentAt of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it. */
  sentAtOfReviewRequestEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendReviewRequestV1, SendReviewRequestAnswers>,
  ): ReviewRequestEmailSentV1['sentAt'];
  /** Which EMailMessage is SendReviewRequest about? For a new one: newId(context, 'eMailMessageId'). */
  idOfSendReviewRequest(command: SendReviewRequestV1, context: Context): Later<string>;
  /** How is E-mail provider (SES) asked for SendShippingNotification? */
  askEMailProviderSesToSendShippingNotification(
    command: SendShippingNotificationV1,
    context: Context,
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
  /** Where does the field sentAt of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it. */
  sentAtOfShippingNotificationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendShippingNotificationV1, SendShippingNotificationAnswers>,
  ): ShippingNotificationEmailSentV1['sentAt'];
  /** Which EMailMessage is SendShippingNotification about? For a new one: newId(context, 'eMailMessageId'). */
  idOfSendShippingNotification(command: SendShippingNotificationV1, context: Context): Later<string>;
  /** Which EMailMessage is EmailBounced about? For a new one: newId(context, 'eMailMessageId'). */
  idOfEmailBounced(event: EmailBouncedV1, context: Context): Later<string>;
  /** Under which key does Orders delivered 7 days ago without review request keep an event? */
  keyOfOrdersDelivered7DaysAgoWithoutRevi(event: EventOf<typeof ParcelDeliveredV1>): Later<string>;
  /** Which SendReviewRequest are due, and with which data? The timer says: Ask for a review 7 days after delivery */
  dueOnAskForAReview7DaysAfterDelivery(tick: Tick): Later<readonly SendReviewRequestV1[]>;
}

export const decisions: Decisions = {
  askEMailProviderSesToSendOrderConfirmation: undecided(
    'How is E-mail provider (SES) asked for SendOrderConfirmation?',
  ),
  messageIdOfOrderConfirmationEmailSent: undecided(
    'Where does the field messageId of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it.',
  ),
  templateOfOrderConfirmationEmailSent: undecided(
    'Where does the field template of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it.',
  ),
  sentAtOfOrderConfirmationEmailSent: undecided(
    'Where does the field sentAt of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it.',
  ),
  idOfSendOrderConfirmation: undecided(
    "Which EMailMessage is SendOrderConfirmation about? For a new one: newId(context, 'eMailMessageId').",
  ),
  askEMailProviderSesToSendPaymentProblemNotice: undecided(
    'How is E-mail provider (SES) asked for SendPaymentProblemNotice?',
  ),
  messageIdOfPaymentProblemEmailSent: undecided(
    'Where does the field messageId of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it.',
  ),
  templateOfPaymentProblemEmailSent: undecided(
    'Where does the field template of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it.',
  ),
  sentAtOfPaymentProblemEmailSent: undecided(
    'Where does the field sentAt of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it.',
  ),
  idOfSendPaymentProblemNotice: undecided(
    "Which EMailMessage is SendPaymentProblemNotice about? For a new one: newId(context, 'eMailMessageId').",
  ),
  askEMailProviderSesToSendRefundNotice: undecided('How is E-mail provider (SES) asked for SendRefundNotice?'),
  messageIdOfRefundEmailSent: undecided(
    'Where does the field messageId of RefundEmailSent come from? The command SendRefundNotice does not say it.',
  ),
  templateOfRefundEmailSent: undecided(
    'Where does the field template of RefundEmailSent come from? The command SendRefundNotice does not say it.',
  ),
  sentAtOfRefundEmailSent: undecided(
    'Where does the field sentAt of RefundEmailSent come from? The command SendRefundNotice does not say it.',
  ),
  idOfSendRefundNotice: undecided(
    "Which EMailMessage is SendRefundNotice about? For a new one: newId(context, 'eMailMessageId').",
  ),
  askEMailProviderSesToSendReviewRequest: undecided('How is E-mail provider (SES) asked for SendReviewRequest?'),
  messageIdOfReviewRequestEmailSent: undecided(
    'Where does the field messageId of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it.',
  ),
  templateOfReviewRequestEmailSent: undecided(
    'Where does the field template of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it.',
  ),
  sentAtOfReviewRequestEmailSent: undecided(
    'Where does the field sentAt of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it.',
  ),
  idOfSendReviewRequest: undecided(
    "Which EMailMessage is SendReviewRequest about? For a new one: newId(context, 'eMailMessageId').",
  ),
  askEMailProviderSesToSendShippingNotification: undecided(
    'How is E-mail provider (SES) asked for SendShippingNotification?',
  ),
  messageIdOfShippingNotificationEmailSent: undecided(
    'Where does the field messageId of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it.',
  ),
  templateOfShippingNotificationEmailSent: undecided(
    'Where does the field template of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it.',
  ),
  sentAtOfShippingNotificationEmailSent: undecided(
    'Where does the field sentAt of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it.',
  ),
  idOfSendShippingNotification: undecided(
    "Which EMailMessage is SendShippingNotification about? For a new one: newId(context, 'eMailMessageId').",
  ),
  idOfEmailBounced: undecided(
    "Which EMailMessage is EmailBounced about? For a new one: newId(context, 'eMailMessageId').",
  ),
  keyOfOrdersDelivered7DaysAgoWithoutRevi: undecided(
    'Under which key does Orders delivered 7 days ago without review request keep an event?',
  ),
  dueOnAskForAReview7DaysAfterDelivery: undecided(
    'Which SendReviewRequest are due, and with which data? The timer says: Ask for a review 7 days after delivery',
  ),
};
