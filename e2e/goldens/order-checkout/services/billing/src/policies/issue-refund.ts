import { ReturnAcceptedV1 } from '@order-checkout/contracts';
import { eventHandler } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { issueRefund } from '../handlers/payment.ts';

/** Whenever a return is accepted, refund it */
export const handler = eventHandler([ReturnAcceptedV1], async (event, context) => {
  await issueRefund(await decisions.detailsOfIssueRefund(event), context);
});
