import { outboxRelay, outboxResend } from '@order-checkout/event-kit';

export const handler = outboxRelay();
export const resend = outboxResend();
