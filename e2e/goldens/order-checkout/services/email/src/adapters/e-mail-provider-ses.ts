import type {
  SendOrderConfirmationV1,
  SendPaymentProblemNoticeV1,
  SendRefundNoticeV1,
  SendReviewRequestV1,
  SendShippingNotificationV1,
} from '@order-checkout/contracts';
import type { Context } from '@order-checkout/event-kit';

/** What comes back for SendOrderConfirmation. The board does not say what is in it: name its fields here. */
export interface EMailProviderSesAnswerToSendOrderConfirmation {
  readonly reply: unknown;
}

/** What comes back for SendPaymentProblemNotice. The board does not say what is in it: name its fields here. */
export interface EMailProviderSesAnswerToSendPaymentProblemNotice {
  readonly reply: unknown;
}

/** What comes back for SendRefundNotice. The board does not say what is in it: name its fields here. */
export interface EMailProviderSesAnswerToSendRefundNotice {
  readonly reply: unknown;
}

/** What comes back for SendReviewRequest. The board does not say what is in it: name its fields here. */
export interface EMailProviderSesAnswerToSendReviewRequest {
  readonly reply: unknown;
}

/** What comes back for SendShippingNotification. The board does not say what is in it: name its fields here. */
export interface EMailProviderSesAnswerToSendShippingNotification {
  readonly reply: unknown;
}

/** What this service asks of E-mail provider (SES). Delivers mail, reports bounces. */
export interface EMailProviderSes {
  sendOrderConfirmation(
    command: SendOrderConfirmationV1,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendOrderConfirmation>;
  sendPaymentProblemNotice(
    command: SendPaymentProblemNoticeV1,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendPaymentProblemNotice>;
  sendRefundNotice(
    command: SendRefundNoticeV1,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendRefundNotice>;
  sendReviewRequest(
    command: SendReviewRequestV1,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendReviewRequest>;
  sendShippingNotification(
    command: SendShippingNotificationV1,
    context: Context,
    key: string,
  ): Promise<EMailProviderSesAnswerToSendShippingNotification>;
}
