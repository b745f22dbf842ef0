import { FileQuarantinedV1, FileReleasedFromQuarantineV1 } from '@file-manager/contracts';
import { eventHandler, ReadModel } from '@file-manager/event-kit';

const view = new ReadModel<typeof FileQuarantinedV1 | typeof FileReleasedFromQuarantineV1>('QuarantineList');

/** Content Processor shows Quarantine list */
export const handler = eventHandler([FileQuarantinedV1, FileReleasedFromQuarantineV1], async (event) => {
  await view.record(event.data.fileId, event);
});
