import { FileDeletedV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { revokeShare } from '../handlers/share.ts';

/** Whenever a file is deleted, revoke its shares */
export const handler = eventHandler([FileDeletedV1], async (event, context) => {
  await revokeShare(await decisions.detailsOfRevokeShare(event), context);
});
