import { forgetEntries } from '../app/known-entry.ts';
import { forgetLinks } from '../app/links.ts';
import { forgetRecent } from '../app/recent.ts';
import { removeFromDevice } from '../board/copy/device.ts';

/** Removes everything that this browser has of a workshop: the copy of the board, who one was, the links, the way back. */
export async function forgetWorkshop(id: string): Promise<void> {
  await removeFromDevice(id);
  forgetEntries(id);
  forgetLinks(id);
  forgetRecent(id);
}
