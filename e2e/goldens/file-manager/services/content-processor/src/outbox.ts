import { outboxRelay, outboxResend } from '@file-manager/event-kit';

export const handler = outboxRelay();
export const resend = outboxResend();
