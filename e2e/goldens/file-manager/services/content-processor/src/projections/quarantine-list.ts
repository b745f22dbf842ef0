import { FileQuarantinedV1, FileReleasedFromQuarantineV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { quarantineListView } from '../read-models/quarantine-list.ts';

/** Content Processor shows Quarantine list */
export const handler = eventHandler([FileQuarantinedV1, FileReleasedFromQuarantineV1], async (event) => {
  await quarantineListView.record(event.data.fileId, event);
});
