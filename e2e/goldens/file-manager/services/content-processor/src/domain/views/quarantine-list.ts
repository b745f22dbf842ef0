import type { FileQuarantinedV1, FileReleasedFromQuarantineV1 } from '@file-manager/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@file-manager/event-kit/domain';

type Events = typeof FileQuarantinedV1 | typeof FileReleasedFromQuarantineV1;

/** What Quarantine list shows of one id: of each version of its events what was said last. */
export type QuarantineListView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, QuarantineListView> = {
  version: 1,
  initial: {},
  fold: {
    'FileQuarantined.v1': told,
    'FileReleasedFromQuarantine.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
