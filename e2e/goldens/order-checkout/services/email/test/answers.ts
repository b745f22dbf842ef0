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
  detailsOfOrderConfirmationEmailSent: () => sample(OrderConfirmationEmailSentV1),
  idOfSendOrderConfirmation: () => 'eMailMessage-1',
  askEMailProviderSesToSendPaymentProblemNotice: (command) => fakes.eMailProviderSes.sendPaymentProblemNotice(command),
  detailsOfPaymentProblemEmailSent: () => sample(PaymentProblemEmailSentV1),
  idOfSendPaymentProblemNotice: () => 'eMailMessage-1',
  askEMailProviderSesToSendRefundNotice: (command) => fakes.eMailProviderSes.sendRefundNotice(command),
  detailsOfRefundEmailSent: () => sample(RefundEmailSentV1),
  idOfSendRefundNotice: () => 'eMailMessage-1',
  askEMailProviderSesToSendReviewRequest: (command) => fakes.eMailProviderSes.sendReviewRequest(command),
  detailsOfReviewRequestEmailSent: () => sample(ReviewRequestEmailSentV1),
  idOfSendReviewRequest: () => 'eMailMessage-1',
  askEMailProviderSesToSendShippingNotification: (command) => fakes.eMailProviderSes.sendShippingNotification(command),
  detailsOfShippingNotificationEmailSent: () => sample(ShippingNotificationEmailSentV1),
  idOfSendShippingNotification: () => 'eMailMessage-1',
  idOfEmailBounced: () => 'eMailMessage-1',
  idOfEmailBouncedReport: () => undefined,
  checkEmailBounced: () => undefined,
  keyOfOrdersDelivered7DaysAgoWithoutRevi: () => 'sample',
  dueOnAskForAReview7DaysAfterDelivery: () => [sampleCommand(SendReviewRequestV1)],
};
