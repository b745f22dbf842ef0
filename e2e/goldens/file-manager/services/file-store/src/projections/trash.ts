import { FileDeletedV1, FilePurgedV1, FileRestoredV1 } from '@file-manager/contracts';
import { eventHandler } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { trashView } from '../read-models/trash.ts';

/** File Store shows Trash */
export const handler = eventHandler([FileDeletedV1, FileRestoredV1, FilePurgedV1], async (event) => {
  await trashView.record(await decisions.keyOfTrash(event), event);
});
