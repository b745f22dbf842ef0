import { FileSharedV1, ShareExpiredV1, ShareRevokedV1 } from '@file-manager/contracts';
import { eventHandler, ReadModel } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';

const view = new ReadModel<typeof FileSharedV1 | typeof ShareRevokedV1 | typeof ShareExpiredV1>('SharedWithMe');

/** Share shows Shared with me */
export const handler = eventHandler([FileSharedV1, ShareRevokedV1, ShareExpiredV1], async (event) => {
  await view.record(await decisions.keyOfSharedWithMe(event), event);
});
