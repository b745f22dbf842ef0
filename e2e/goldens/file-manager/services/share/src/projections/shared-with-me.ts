import { FileSharedV1, ShareExpiredV1, ShareRevokedV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { sharedWithMeView } from '../read-models/shared-with-me.ts';

/** Share shows Shared with me */
export const handler = eventHandler([FileSharedV1, ShareRevokedV1, ShareExpiredV1], async (event) => {
  await sharedWithMeView.record(await decisions.keyOfSharedWithMe(event), event);
});
