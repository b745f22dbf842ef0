import { IssueRefundV1 } from '@order-checkout/contracts';
import { commandHandler, on } from '@order-checkout/event-kit';
import { issueRefund } from './handlers/payment.ts';

export const handler = commandHandler(on(IssueRefundV1, issueRefund));
