import {
  type AuthorizePaymentV1,
  type CapturePaymentV1,
  type IssueRefundV1,
  PaymentAuthorizedV1,
  PaymentCapturedV1,
  PaymentDeclinedV1,
  PaymentVoidedV1,
  RefundIssuedV1,
  type VoidPaymentV1,
} from '@order-checkout/contracts';
import {
  type CommandOf,
  fact,
  type FactOf,
  type Given,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@order-checkout/event-kit/domain';
import type { AuthorizePaymentAnswers, CapturePaymentAnswers, Decisions, IssueRefundAnswers } from '../decisions.ts';

type Events =
  | typeof PaymentAuthorizedV1
  | typeof PaymentDeclinedV1
  | typeof PaymentCapturedV1
  | typeof RefundIssuedV1
  | typeof PaymentVoidedV1;
type Commands = typeof VoidPaymentV1;

/** What is known of Payment: of each kind of event the last. */
export type PaymentState = LatestOfEach<Events>;
export type PaymentFact = FactOf<Events>;
export type PaymentCommand =
  | CommandOf<Commands>
  | Given<typeof AuthorizePaymentV1, AuthorizePaymentAnswers>
  | Given<typeof CapturePaymentV1, CapturePaymentAnswers>
  | Given<typeof IssueRefundV1, IssueRefundAnswers>;

/** Another PaymentState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<PaymentState, PaymentFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Payment answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - captured amount never exceeds authorised amount
 */
export function decide(id: string, state: PaymentState, command: PaymentCommand, decisions: Decisions): PaymentFact[] {
  switch (command.key) {
    case 'AuthorizePayment.v1':
      return decisions.outcomeOfAuthorizePayment(state, command).flatMap((name): PaymentFact[] => {
        if (name === 'PaymentAuthorized')
          return [
            fact(PaymentAuthorizedV1, {
              ...decisions.detailsOfPaymentAuthorized(state, command),
              paymentId: id,
              orderId: command.data.orderId,
              amount: command.data.amount,
            }),
          ];
        return [
          fact(PaymentDeclinedV1, {
            ...decisions.detailsOfPaymentDeclined(state, command),
            paymentId: id,
            orderId: command.data.orderId,
            amount: command.data.amount,
          }),
        ];
      });
    case 'CapturePayment.v1':
      return [
        fact(PaymentCapturedV1, {
          ...decisions.detailsOfPaymentCaptured(state, command),
          paymentId: command.data.paymentId,
        }),
      ];
    case 'IssueRefund.v1':
      return [
        fact(RefundIssuedV1, {
          ...decisions.detailsOfRefundIssued(state, command),
          paymentId: command.data.paymentId,
          amount: command.data.amount,
          reason: command.data.reason,
        }),
      ];
    case 'VoidPayment.v1':
      return [
        fact(PaymentVoidedV1, {
          ...decisions.detailsOfPaymentVoided(state, command),
          paymentId: command.data.paymentId,
        }),
      ];
  }
}
