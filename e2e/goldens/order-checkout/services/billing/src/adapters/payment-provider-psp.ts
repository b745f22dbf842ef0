import type { AuthorizePaymentV1, CapturePaymentV1, IssueRefundV1 } from '@order-checkout/contracts';
import type { Context } from '@order-checkout/event-kit';

/** What comes back for AuthorizePayment. The board does not say what is in it: name its fields here. */
export interface PaymentProviderPspAnswerToAuthorizePayment {
  readonly reply: unknown;
}

/** What comes back for CapturePayment. The board does not say what is in it: name its fields here. */
export interface PaymentProviderPspAnswerToCapturePayment {
  readonly reply: unknown;
}

/** What comes back for IssueRefund. The board does not say what is in it: name its fields here. */
export interface PaymentProviderPspAnswerToIssueRefund {
  readonly reply: unknown;
}

/** What this service asks of Payment provider (PSP). Authorises, captures and refunds card payments; calls back by webhook. */
export interface PaymentProviderPsp {
  authorizePayment(
    command: AuthorizePaymentV1,
    context: Context,
    key: string,
  ): Promise<PaymentProviderPspAnswerToAuthorizePayment>;
  capturePayment(
    command: CapturePaymentV1,
    context: Context,
    key: string,
  ): Promise<PaymentProviderPspAnswerToCapturePayment>;
  issueRefund(command: IssueRefundV1, context: Context, key: string): Promise<PaymentProviderPspAnswerToIssueRefund>;
}
