import { FileDeletedV1, FilePurgedV1, FileRestoredV1 } from '@file-manager/contracts';
import { eventHandler, ReadModel } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';

const view = new ReadModel<typeof FileDeletedV1 | typeof FileRestoredV1 | typeof FilePurgedV1>('Trash');

/** File Store shows Trash */
export const handler = eventHandler([FileDeletedV1, FileRestoredV1, FilePurgedV1], async (event) => {
  await view.record(await decisions.keyOfTrash(event), event);
});
