import type { FileSharedV1, ShareExpiredV1, ShareRevokedV1 } from '@file-manager/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@file-manager/event-kit/domain';

type Events = typeof FileSharedV1 | typeof ShareRevokedV1 | typeof ShareExpiredV1;

/** What Shared with me shows of one id: of each version of its events what was said last. */
export type SharedWithMeView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, SharedWithMeView> = {
  version: 1,
  initial: {},
  fold: {
    'FileShared.v1': told,
    'ShareRevoked.v1': told,
    'ShareExpired.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
