import {
  type EmailBouncedV1,
  OrderConfirmationEmailSentV1,
  PaymentProblemEmailSentV1,
  RefundEmailSentV1,
  ReviewRequestEmailSentV1,
  type SendOrderConfirmationV1,
  type SendPaymentProblemNoticeV1,
  type SendRefundNoticeV1,
  type SendReviewRequestV1,
  type SendShippingNotificationV1,
  ShippingNotificationEmailSentV1,
} from '@order-checkout/contracts';
import {
  fact,
  type FactOf,
  type Given,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@order-checkout/event-kit/domain';
import type {
  Decisions,
  SendOrderConfirmationAnswers,
  SendPaymentProblemNoticeAnswers,
  SendRefundNoticeAnswers,
  SendReviewRequestAnswers,
  SendShippingNotificationAnswers,
} from '../decisions.ts';

type Events =
  | typeof OrderConfirmationEmailSentV1
  | typeof PaymentProblemEmailSentV1
  | typeof RefundEmailSentV1
  | typeof ReviewRequestEmailSentV1
  | typeof ShippingNotificationEmailSentV1
  | typeof EmailBouncedV1;

/** What is known of E-mail message: of each kind of event the last. */
export type EMailMessageState = LatestOfEach<Events>;
export type EMailMessageFact = FactOf<Events>;
export type EMailMessageCommand =
  | Given<typeof SendOrderConfirmationV1, SendOrderConfirmationAnswers>
  | Given<typeof SendPaymentProblemNoticeV1, SendPaymentProblemNoticeAnswers>
  | Given<typeof SendRefundNoticeV1, SendRefundNoticeAnswers>
  | Given<typeof SendReviewRequestV1, SendReviewRequestAnswers>
  | Given<typeof SendShippingNotificationV1, SendShippingNotificationAnswers>;

/** Another EMailMessageState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<EMailMessageState, EMailMessageFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What E-mail message answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - one message per template and cause (idempotency)
 */
export function decide(
  state: EMailMessageState,
  command: EMailMessageCommand,
  decisions: Decisions,
): EMailMessageFact[] {
  switch (command.key) {
    case 'SendOrderConfirmation.v1':
      return [
        fact(OrderConfirmationEmailSentV1, {
          ...decisions.detailsOfOrderConfirmationEmailSent(state, command),
          orderId: command.data.orderId,
        }),
      ];
    case 'SendPaymentProblemNotice.v1':
      return [
        fact(PaymentProblemEmailSentV1, {
          ...decisions.detailsOfPaymentProblemEmailSent(state, command),
          orderId: command.data.orderId,
        }),
      ];
    case 'SendRefundNotice.v1':
      return [
        fact(RefundEmailSentV1, {
          ...decisions.detailsOfRefundEmailSent(state, command),
          refundId: command.data.refundId,
        }),
      ];
    case 'SendReviewRequest.v1':
      return [
        fact(ReviewRequestEmailSentV1, {
          ...decisions.detailsOfReviewRequestEmailSent(state, command),
          orderId: command.data.orderId,
        }),
      ];
    case 'SendShippingNotification.v1':
      return [
        fact(ShippingNotificationEmailSentV1, {
          ...decisions.detailsOfShippingNotificationEmailSent(state, command),
          shipmentId: command.data.shipmentId,
        }),
      ];
  }
}
