import {
  EmailBouncedV1,
  SendOrderConfirmationV1,
  SendPaymentProblemNoticeV1,
  SendRefundNoticeV1,
  SendReviewRequestV1,
  SendShippingNotificationV1,
} from '@order-checkout/contracts';
import {
  AggregateStore,
  commandOf,
  type Context,
  eachItem,
  fact,
  once,
  reportedAs,
  type Tick,
} from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/e-mail-message.ts';

const store = new AggregateStore('EMailMessage', stateRules);

export async function sendOrderConfirmation(data: SendOrderConfirmationV1, context: Context): Promise<void> {
  const asked = commandOf(SendOrderConfirmationV1, data, context);
  const id = await decisions.idOfSendOrderConfirmation(data, context);
  const known = await store.state(id);
  const answers = {
    eMailProviderSes: await once(`askEMailProviderSesToSendOrderConfirmation ${context.cause.id}`, (key) =>
      decisions.askEMailProviderSesToSendOrderConfirmation(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function sendPaymentProblemNotice(data: SendPaymentProblemNoticeV1, context: Context): Promise<void> {
  const asked = commandOf(SendPaymentProblemNoticeV1, data, context);
  const id = await decisions.idOfSendPaymentProblemNotice(data, context);
  const known = await store.state(id);
  const answers = {
    eMailProviderSes: await once(`askEMailProviderSesToSendPaymentProblemNotice ${context.cause.id}`, (key) =>
      decisions.askEMailProviderSesToSendPaymentProblemNotice(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function sendRefundNotice(data: SendRefundNoticeV1, context: Context): Promise<void> {
  const asked = commandOf(SendRefundNoticeV1, data, context);
  const id = await decisions.idOfSendRefundNotice(data, context);
  const known = await store.state(id);
  const answers = {
    eMailProviderSes: await once(`askEMailProviderSesToSendRefundNotice ${context.cause.id}`, (key) =>
      decisions.askEMailProviderSesToSendRefundNotice(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function sendReviewRequest(data: SendReviewRequestV1, context: Context): Promise<void> {
  const asked = commandOf(SendReviewRequestV1, data, context);
  const id = await decisions.idOfSendReviewRequest(data, context);
  const known = await store.state(id);
  const answers = {
    eMailProviderSes: await once(`askEMailProviderSesToSendReviewRequest ${context.cause.id}`, (key) =>
      decisions.askEMailProviderSesToSendReviewRequest(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function sendShippingNotification(data: SendShippingNotificationV1, context: Context): Promise<void> {
  const asked = commandOf(SendShippingNotificationV1, data, context);
  const id = await decisions.idOfSendShippingNotification(data, context);
  const known = await store.state(id);
  const answers = {
    eMailProviderSes: await once(`askEMailProviderSesToSendShippingNotification ${context.cause.id}`, (key) =>
      decisions.askEMailProviderSesToSendShippingNotification(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

/** E-mail provider (SES) says that it happened. */
export async function emailBouncedReported(data: EmailBouncedV1, context: Context): Promise<void> {
  const own = reportedAs(decisions.idOfEmailBouncedReport(data), context);
  const id = await decisions.idOfEmailBounced(data, own);
  await store.change(id, { ...own, by: 'EmailBounced' }, (state) => {
    decisions.checkEmailBounced(state, data);
    return [fact(EmailBouncedV1, data)];
  });
}

export async function onAskForAReview7DaysAfterDelivery(tick: Tick, context: Context): Promise<void> {
  for (const [data, own] of eachItem(await decisions.dueOnAskForAReview7DaysAfterDelivery(tick), context))
    await sendReviewRequest(data, own);
}
