import type { FileSharedV1, ShareExpiredV1, ShareRevokedV1 } from '@file-manager/contracts';
import { ReadModel } from '@file-manager/event-kit';

type Events = typeof FileSharedV1 | typeof ShareRevokedV1 | typeof ShareExpiredV1;

/** Shared with me: of each version of its events the newest, by id. */
export const sharedWithMeView = new ReadModel<Events>('SharedWithMe');
