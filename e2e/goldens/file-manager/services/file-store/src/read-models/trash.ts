import type { FileDeletedV1, FilePurgedV1, FileRestoredV1 } from '@file-manager/contracts';
import { ReadModel } from '@file-manager/event-kit';

/** Trash: of each version of its events the newest, by id. */
export const trashView = new ReadModel<typeof FileDeletedV1 | typeof FileRestoredV1 | typeof FilePurgedV1>('Trash');
