import type {
  SendOrderConfirmationV1,
  SendPaymentProblemNoticeV1,
  SendRefundNoticeV1,
  SendReviewRequestV1,
  SendShippingNotificationV1,
} from '@order-checkout/contracts';
import type {
  EMailProviderSes,
  EMailProviderSesAnswerToSendOrderConfirmation,
  EMailProviderSesAnswerToSendPaymentProblemNotice,
  EMailProviderSesAnswerToSendRefundNotice,
  EMailProviderSesAnswerToSendReviewRequest,
  EMailProviderSesAnswerToSendShippingNotification,
} from '../../src/adapters/e-mail-provider-ses.ts';

/** Stands in for E-mail provider (SES) and remembers what it was asked and told. */
export class FakeEMailProviderSes implements EMailProviderSes {
  readonly asked: unknown[] = [];

  sendOrderConfirmation(command: SendOrderConfirmationV1): Promise<EMailProviderSesAnswerToSendOrderConfirmation> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }

  sendPaymentProblemNotice(
    command: SendPaymentProblemNoticeV1,
  ): Promise<EMailProviderSesAnswerToSendPaymentProblemNotice> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }

  sendRefundNotice(command: SendRefundNoticeV1): Promise<EMailProviderSesAnswerToSendRefundNotice> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }

  sendReviewRequest(command: SendReviewRequestV1): Promise<EMailProviderSesAnswerToSendReviewRequest> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }

  sendShippingNotification(
    command: SendShippingNotificationV1,
  ): Promise<EMailProviderSesAnswerToSendShippingNotification> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }
}
