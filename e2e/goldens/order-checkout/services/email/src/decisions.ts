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
  askEMailProviderSesToSendOrderConfirmation(
    command: SendOrderConfirmationV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendOrderConfirmation>;
  detailsOfOrderConfirmationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendOrderConfirmationV1, SendOrderConfirmationAnswers>,
  ): Pick<OrderConfirmationEmailSentV1, 'messageId' | 'template' | 'sentAt'>;
  idOfSendOrderConfirmation(command: SendOrderConfirmationV1, context: Context): Later<string>;
  askEMailProviderSesToSendPaymentProblemNotice(
    command: SendPaymentProblemNoticeV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendPaymentProblemNotice>;
  detailsOfPaymentProblemEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendPaymentProblemNoticeV1, SendPaymentProblemNoticeAnswers>,
  ): Pick<PaymentProblemEmailSentV1, 'messageId' | 'template' | 'sentAt'>;
  idOfSendPaymentProblemNotice(command: SendPaymentProblemNoticeV1, context: Context): Later<string>;
  askEMailProviderSesToSendRefundNotice(
    command: SendRefundNoticeV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendRefundNotice>;
  detailsOfRefundEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendRefundNoticeV1, SendRefundNoticeAnswers>,
  ): Pick<RefundEmailSentV1, 'messageId' | 'template' | 'sentAt'>;
  idOfSendRefundNotice(command: SendRefundNoticeV1, context: Context): Later<string>;
  askEMailProviderSesToSendReviewRequest(
    command: SendReviewRequestV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendReviewRequest>;
  detailsOfReviewRequestEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendReviewRequestV1, SendReviewRequestAnswers>,
  ): Pick<ReviewRequestEmailSentV1, 'messageId' | 'template' | 'sentAt'>;
  idOfSendReviewRequest(command: SendReviewRequestV1, context: Context): Later<string>;
  askEMailProviderSesToSendShippingNotification(
    command: SendShippingNotificationV1,
    state: EMailMessageState,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendShippingNotification>;
  detailsOfShippingNotificationEmailSent(
    state: EMailMessageState,
    command: Given<typeof SendShippingNotificationV1, SendShippingNotificationAnswers>,
  ): Pick<ShippingNotificationEmailSentV1, 'messageId' | 'template' | 'sentAt'>;
  idOfSendShippingNotification(command: SendShippingNotificationV1, context: Context): Later<string>;
  idOfEmailBounced(event: EmailBouncedV1, context: Context): Later<string>;
  idOfEmailBouncedReport(report: EmailBouncedV1): string | undefined;
  checkEmailBounced(state: EMailMessageState, report: EmailBouncedV1): void;
  keyOfOrdersDelivered7DaysAgoWithoutRevi(event: EventOf<typeof ParcelDeliveredV1>): Later<string>;
  dueOnAskForAReview7DaysAfterDelivery(tick: Tick): Later<readonly SendReviewRequestV1[]>;
}

export const decisions: Decisions = {
  askEMailProviderSesToSendOrderConfirmation: undecided(
    'How is E-mail provider (SES) asked for SendOrderConfirmation? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfOrderConfirmationEmailSent: undecided(
    'Where do messageId, template and sentAt of OrderConfirmationEmailSent come from? The command SendOrderConfirmation does not say it. Perhaps sentAt: command.time.',
  ),
  idOfSendOrderConfirmation: undecided(
    "Which EMailMessage is SendOrderConfirmation about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  askEMailProviderSesToSendPaymentProblemNotice: undecided(
    'How is E-mail provider (SES) asked for SendPaymentProblemNotice? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfPaymentProblemEmailSent: undecided(
    'Where do messageId, template and sentAt of PaymentProblemEmailSent come from? The command SendPaymentProblemNotice does not say it. Perhaps messageId: state.OrderConfirmationEmailSent?.messageId, template: state.OrderConfirmationEmailSent?.template, sentAt: state.OrderConfirmationEmailSent?.sentAt.',
  ),
  idOfSendPaymentProblemNotice: undecided(
    "Which EMailMessage is SendPaymentProblemNotice about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  askEMailProviderSesToSendRefundNotice: undecided(
    'How is E-mail provider (SES) asked for SendRefundNotice? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfRefundEmailSent: undecided(
    'Where do messageId, template and sentAt of RefundEmailSent come from? The command SendRefundNotice does not say it. Perhaps messageId: state.OrderConfirmationEmailSent?.messageId, template: state.OrderConfirmationEmailSent?.template, sentAt: state.OrderConfirmationEmailSent?.sentAt.',
  ),
  idOfSendRefundNotice: undecided(
    "Which EMailMessage is SendRefundNotice about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  askEMailProviderSesToSendReviewRequest: undecided(
    'How is E-mail provider (SES) asked for SendReviewRequest? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfReviewRequestEmailSent: undecided(
    'Where do messageId, template and sentAt of ReviewRequestEmailSent come from? The command SendReviewRequest does not say it. Perhaps messageId: state.OrderConfirmationEmailSent?.messageId, template: state.OrderConfirmationEmailSent?.template, sentAt: state.OrderConfirmationEmailSent?.sentAt.',
  ),
  idOfSendReviewRequest: undecided(
    "Which EMailMessage is SendReviewRequest about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  askEMailProviderSesToSendShippingNotification: undecided(
    'How is E-mail provider (SES) asked for SendShippingNotification? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfShippingNotificationEmailSent: undecided(
    'Where do messageId, template and sentAt of ShippingNotificationEmailSent come from? The command SendShippingNotification does not say it. Perhaps messageId: state.OrderConfirmationEmailSent?.messageId, template: state.OrderConfirmationEmailSent?.template, sentAt: state.OrderConfirmationEmailSent?.sentAt.',
  ),
  idOfSendShippingNotification: undecided(
    "Which EMailMessage is SendShippingNotification about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  idOfEmailBounced: undecided(
    "Which EMailMessage is EmailBounced about? For a new one: newId(context, 'eMailMessageId'), or idFor('EMailMessage', ...) with a field by which others find it again.",
  ),
  idOfEmailBouncedReport: undecided(
    'By what is a report of EmailBounced known again when E-mail provider (SES) sends it twice? With undefined the header Idempotency-Key counts, and without that each one is new.',
  ),
  checkEmailBounced: undecided(
    'When does the EmailBounced that E-mail provider (SES) reports not fit the state of its EMailMessage? Throw Refused then: nothing is published, and the log tells it.',
  ),
  keyOfOrdersDelivered7DaysAgoWithoutRevi: undecided(
    'Under which id does Orders delivered 7 days ago without review request show an event? One id is one thing that is shown; several of them are a list.',
  ),
  dueOnAskForAReview7DaysAfterDelivery: undecided(
    'Which SendReviewRequest are due, and with which data? The timer says: Ask for a review 7 days after delivery',
  ),
};
