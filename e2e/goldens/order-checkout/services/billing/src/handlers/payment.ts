import { AuthorizePaymentV1, CapturePaymentV1, IssueRefundV1, VoidPaymentV1 } from '@order-checkout/contracts';
import { AggregateStore, commandOf, type Context, once } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/payment.ts';

const store = new AggregateStore('Payment', stateRules);

export async function authorizePayment(data: AuthorizePaymentV1, context: Context): Promise<void> {
  const asked = commandOf(AuthorizePaymentV1, data, context);
  const id = await decisions.idOfAuthorizePayment(data, context);
  const known = await store.state(id);
  const answers = {
    paymentProviderPsp: await once(`askPaymentProviderPspToAuthorizePayment ${context.cause.id}`, (key) =>
      decisions.askPaymentProviderPspToAuthorizePayment(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function capturePayment(data: CapturePaymentV1, context: Context): Promise<void> {
  const asked = commandOf(CapturePaymentV1, data, context);
  const id = data.paymentId;
  const known = await store.state(id);
  const answers = {
    paymentProviderPsp: await once(`askPaymentProviderPspToCapturePayment ${context.cause.id}`, (key) =>
      decisions.askPaymentProviderPspToCapturePayment(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function issueRefund(data: IssueRefundV1, context: Context): Promise<void> {
  const asked = commandOf(IssueRefundV1, data, context);
  const id = data.paymentId;
  const known = await store.state(id);
  const answers = {
    paymentProviderPsp: await once(`askPaymentProviderPspToIssueRefund ${context.cause.id}`, (key) =>
      decisions.askPaymentProviderPspToIssueRefund(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}

export async function voidPayment(data: VoidPaymentV1, context: Context): Promise<void> {
  const command = commandOf(VoidPaymentV1, data, context);
  const id = data.paymentId;
  await store.change(id, { ...context, by: command.key }, (state) => decide(id, state, command, decisions));
}
