import type { FileDeletedV1, FilePurgedV1, FileRestoredV1 } from '@file-manager/contracts';
import { EVERYTHING, type LatestTold, told, type ViewRules } from '@file-manager/event-kit/domain';

type Events = typeof FileDeletedV1 | typeof FileRestoredV1 | typeof FilePurgedV1;

/** What Trash shows of one id: of each version of its events what was said last. */
export type TrashView = LatestTold<Events>;

/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */
export const viewRules: ViewRules<Events, TrashView> = {
  version: 1,
  initial: {},
  fold: {
    'FileDeleted.v1': told,
    'FileRestored.v1': told,
    'FilePurged.v1': told,
  },
  listedIn: () => EVERYTHING,
  keepDays: null,
};
