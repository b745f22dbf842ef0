import type { FileQuarantinedV1, FileReleasedFromQuarantineV1 } from '@file-manager/contracts';
import { ReadModel } from '@file-manager/event-kit';

type Events = typeof FileQuarantinedV1 | typeof FileReleasedFromQuarantineV1;

/** Quarantine list: of each version of its events the newest, by id. */
export const quarantineListView = new ReadModel<Events>('QuarantineList');
