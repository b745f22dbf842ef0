import { commandHandler, onTimer } from '@file-manager/event-kit';
import { onExpiredSharesAreClosed } from './handlers/share.ts';

export const handler = commandHandler(onTimer('expired-shares-are-closed', onExpiredSharesAreClosed));
