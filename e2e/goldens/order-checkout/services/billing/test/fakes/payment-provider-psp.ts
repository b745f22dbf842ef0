import type { AuthorizePaymentV1, CapturePaymentV1, IssueRefundV1 } from '@order-checkout/contracts';
import type {
  PaymentProviderPsp,
  PaymentProviderPspAnswerToAuthorizePayment,
  PaymentProviderPspAnswerToCapturePayment,
  PaymentProviderPspAnswerToIssueRefund,
} from '../../src/adapters/payment-provider-psp.ts';

/** Stands in for Payment provider (PSP) and remembers what it was asked and told. */
export class FakePaymentProviderPsp implements PaymentProviderPsp {
  readonly asked: unknown[] = [];

  authorizePayment(command: AuthorizePaymentV1): Promise<PaymentProviderPspAnswerToAuthorizePayment> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }

  capturePayment(command: CapturePaymentV1): Promise<PaymentProviderPspAnswerToCapturePayment> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }

  issueRefund(command: IssueRefundV1): Promise<PaymentProviderPspAnswerToIssueRefund> {
    this.asked.push(command);
    return Promise.resolve({ reply: 'sample' });
  }
}
