import {
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
import { sample, sampleCommand } from '@order-checkout/contracts/testing';
import { asToday, folded } from '@order-checkout/event-kit/domain';
import { answered, commandGiven, eventGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideEMailMessage, stateRules as eMailMessageStateRules } from '../src/domain/e-mail-message.ts';
import { viewRules as ordersDelivered7DaysAgoWithoutReviXgg16iViewRules } from '../src/domain/views/orders-delivered7-days-ago-without-revi-xgg16i.ts';
import { answers, fakes } from './answers.ts';

// Once a decision is made, the tests run with it and no longer with the sample.
const said = answered(decisions, answers);

describe('email', () => {
  it('SendOrderConfirmation leads to OrderConfirmationEmailSent', async () => {
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendOrderConfirmation(sampleCommand(SendOrderConfirmationV1)),
    };
    const facts = decideEMailMessage(
      {},
      { ...commandGiven(SendOrderConfirmationV1, sampleCommand(SendOrderConfirmationV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['OrderConfirmationEmailSent.v1']);
  });
  it('SendPaymentProblemNotice leads to PaymentProblemEmailSent, of a new EMailMessage', async () => {
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendPaymentProblemNotice(
        sampleCommand(SendPaymentProblemNoticeV1),
      ),
    };
    const facts = decideEMailMessage(
      {},
      { ...commandGiven(SendPaymentProblemNoticeV1, sampleCommand(SendPaymentProblemNoticeV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['PaymentProblemEmailSent.v1']);
  });
  it('SendPaymentProblemNotice leads to PaymentProblemEmailSent, of one that was there before', async () => {
    const state = { OrderConfirmationEmailSent: sample(OrderConfirmationEmailSentV1) };
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendPaymentProblemNotice(
        sampleCommand(SendPaymentProblemNoticeV1),
      ),
    };
    const facts = decideEMailMessage(
      state,
      { ...commandGiven(SendPaymentProblemNoticeV1, sampleCommand(SendPaymentProblemNoticeV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['PaymentProblemEmailSent.v1']);
  });
  it('SendRefundNotice leads to RefundEmailSent, of a new EMailMessage', async () => {
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendRefundNotice(sampleCommand(SendRefundNoticeV1)),
    };
    const facts = decideEMailMessage(
      {},
      { ...commandGiven(SendRefundNoticeV1, sampleCommand(SendRefundNoticeV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['RefundEmailSent.v1']);
  });
  it('SendRefundNotice leads to RefundEmailSent, of one that was there before', async () => {
    const state = {
      OrderConfirmationEmailSent: sample(OrderConfirmationEmailSentV1),
      ShippingNotificationEmailSent: sample(ShippingNotificationEmailSentV1),
      ReviewRequestEmailSent: sample(ReviewRequestEmailSentV1),
    };
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendRefundNotice(sampleCommand(SendRefundNoticeV1)),
    };
    const facts = decideEMailMessage(
      state,
      { ...commandGiven(SendRefundNoticeV1, sampleCommand(SendRefundNoticeV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['RefundEmailSent.v1']);
  });
  it('SendReviewRequest leads to ReviewRequestEmailSent, of a new EMailMessage', async () => {
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendReviewRequest(sampleCommand(SendReviewRequestV1)),
    };
    const facts = decideEMailMessage(
      {},
      { ...commandGiven(SendReviewRequestV1, sampleCommand(SendReviewRequestV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReviewRequestEmailSent.v1']);
  });
  it('SendReviewRequest leads to ReviewRequestEmailSent, of one that was there before', async () => {
    const state = {
      OrderConfirmationEmailSent: sample(OrderConfirmationEmailSentV1),
      ShippingNotificationEmailSent: sample(ShippingNotificationEmailSentV1),
    };
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendReviewRequest(sampleCommand(SendReviewRequestV1)),
    };
    const facts = decideEMailMessage(
      state,
      { ...commandGiven(SendReviewRequestV1, sampleCommand(SendReviewRequestV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ReviewRequestEmailSent.v1']);
  });
  it('SendShippingNotification leads to ShippingNotificationEmailSent, of a new EMailMessage', async () => {
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendShippingNotification(
        sampleCommand(SendShippingNotificationV1),
      ),
    };
    const facts = decideEMailMessage(
      {},
      { ...commandGiven(SendShippingNotificationV1, sampleCommand(SendShippingNotificationV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ShippingNotificationEmailSent.v1']);
  });
  it('SendShippingNotification leads to ShippingNotificationEmailSent, of one that was there before', async () => {
    const state = { OrderConfirmationEmailSent: sample(OrderConfirmationEmailSentV1) };
    const replies = {
      eMailProviderSes: await fakes.eMailProviderSes.sendShippingNotification(
        sampleCommand(SendShippingNotificationV1),
      ),
    };
    const facts = decideEMailMessage(
      state,
      { ...commandGiven(SendShippingNotificationV1, sampleCommand(SendShippingNotificationV1)), answers: replies },
      said,
    );
    expect(facts.map(({ contract }) => contract.key)).toEqual(['ShippingNotificationEmailSent.v1']);
  });
  it('EMailMessage that was stored as version 1 is known today', () => {
    const stored = {
      OrderConfirmationEmailSent: sample(OrderConfirmationEmailSentV1),
      PaymentProblemEmailSent: sample(PaymentProblemEmailSentV1),
      RefundEmailSent: sample(RefundEmailSentV1),
      ReviewRequestEmailSent: sample(ReviewRequestEmailSentV1),
      ShippingNotificationEmailSent: sample(ShippingNotificationEmailSentV1),
      EmailBounced: sample(EmailBouncedV1),
    };
    expect(asToday(eMailMessageStateRules, stored, 1)).toEqual(stored);
  });
  it('Orders delivered 7 days ago without review request shows what its events say', () => {
    const view = folded(ordersDelivered7DaysAgoWithoutReviXgg16iViewRules, [
      eventGiven(ParcelDeliveredV1, sample(ParcelDeliveredV1)),
    ]);
    expect(view).toEqual({ 'ParcelDelivered.v1': sample(ParcelDeliveredV1) });
  });
});
