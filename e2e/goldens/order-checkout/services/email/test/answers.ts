import {
  OrderConfirmationEmailSentV1,
  PaymentProblemEmailSentV1,
  RefundEmailSentV1,
  ReviewRequestEmailSentV1,
  SendReviewRequestV1,
  ShippingNotificationEmailSentV1,
} from '@order-checkout/contracts';
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import type { Decisions } from '../src/decisions.ts';
import { FakeEMailProviderSes } from './fakes/e-mail-provider-ses.ts';

/** Stand-ins for the systems outside. */
export const fakes = {
  eMailProviderSes: new FakeEMailProviderSes(),
};

/** Answers for tests only, taken from the samples of the contracts. A decision that is made is tested as it is. */
export const answers: Decisions = {
  askEMailProviderSesToSendOrderConfirmation: (command) => fakes.eMailProviderSes.sendOrderConfirmation(command),
  messageIdOfOrderConfirmationEmailSent: () => sample(OrderConfirmationEmailSentV1).messageId,
  templateOfOrderConfirmationEmailSent: () => sample(OrderConfirmationEmailSentV1).template,
  sentAtOfOrderConfirmationEmailSent: () => sample(OrderConfirmationEmailSentV1).sentAt,
  idOfSendOrderConfirmation: () => 'eMailMessage-1',
  askEMailProviderSesToSendPaymentProblemNotice: (command) => fakes.eMailProviderSes.sendPaymentProblemNotice(command),
  messageIdOfPaymentProblemEmailSent: () => sample(PaymentProblemEmailSentV1).messageId,
  templateOfPaymentProblemEmailSent: () => sample(PaymentProblemEmailSentV1).template,
  sentAtOfPaymentProblemEmailSent: () => sample(PaymentProblemEmailSentV1).sentAt,
  idOfSendPaymentProblemNotice: () => 'eMailMessage-1',
  askEMailProviderSesToSendRefundNotice: (command) => fakes.eMailProviderSes.sendRefundNotice(command),
  messageIdOfRefundEmailSent: () => sample(RefundEmailSentV1).messageId,
  templateOfRefundEmailSent: () => sample(RefundEmailSentV1).template,
  sentAtOfRefundEmailSent: () => sample(RefundEmailSentV1).sentAt,
  idOfSendRefundNotice: () => 'eMailMessage-1',
  askEMailProviderSesToSendReviewRequest: (command) => fakes.eMailProviderSes.sendReviewRequest(command),
  messageIdOfReviewRequestEmailSent: () => sample(ReviewRequestEmailSentV1).messageId,
  templateOfReviewRequestEmailSent: () => sample(ReviewRequestEmailSentV1).template,
  sentAtOfReviewRequestEmailSent: () => sample(ReviewRequestEmailSentV1).sentAt,
  idOfSendReviewRequest: () => 'eMailMessage-1',
  askEMailProviderSesToSendShippingNotification: (command) => fakes.eMailProviderSes.sendShippingNotification(command),
  messageIdOfShippingNotificationEmailSent: () => sample(ShippingNotificationEmailSentV1).messageId,
  templateOfShippingNotificationEmailSent: () => sample(ShippingNotificationEmailSentV1).template,
  sentAtOfShippingNotificationEmailSent: () => sample(ShippingNotificationEmailSentV1).sentAt,
  idOfSendShippingNotification: () => 'eMailMessage-1',
  idOfEmailBounced: () => 'eMailMessage-1',
  keyOfOrdersDelivered7DaysAgoWithoutRevi: () => 'sample',
  dueOnAskForAReview7DaysAfterDelivery: () => [sampleCommand(SendReviewRequestV1)],
};
