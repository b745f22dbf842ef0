import {
  SendOrderConfirmationV1,
  SendPaymentProblemNoticeV1,
  SendRefundNoticeV1,
  SendReviewRequestV1,
  SendShippingNotificationV1,
} from '@order-checkout/contracts';
import { sampleCommand } from '@order-checkout/contracts/testing';
import { answered, commandGiven } from '@order-checkout/event-kit/testing';
import { describe, expect, it } from 'vitest';
import { decisions } from '../src/decisions.ts';
import { decide as decideEMailMessage } from '../src/domain/e-mail-message.ts';
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
  it('SendPaymentProblemNotice leads to PaymentProblemEmailSent', async () => {
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
  it('SendRefundNotice leads to RefundEmailSent', async () => {
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
  it('SendReviewRequest leads to ReviewRequestEmailSent', async () => {
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
  it('SendShippingNotification leads to ShippingNotificationEmailSent', async () => {
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
});
