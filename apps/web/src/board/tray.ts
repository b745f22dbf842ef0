import { add, addElement, applyChanges, type Board, type BoardChange, layoutBoard } from '@stormbridge/model';
import { readTray, type TrayItem } from '@stormbridge/sync';
import type { Doc } from 'yjs';

/** What lies in the tray; the list that is known where nothing has changed. */
export function keepTray(known: readonly TrayItem[], session: Doc): readonly TrayItem[] {
  const now = readTray(session);
  const same = now.length === known.length && now.every(({ id }, at) => id === known[at]?.id);
  return same ? known : now;
}

/** What puts an item of the tray onto the board, under its writer's name and time, where there is a place for it. */
export function placeTrayItem(board: Board, item: TrayItem, id: string): readonly BoardChange[] {
  const made = madeOf(item, id);
  const places = layoutBoard(applyChanges(board, made)).filter((change) => change.id === id);
  return [...made, ...places];
}

/** What makes a sticky or an area of a text. */
export function madeOf({ kind, text, author, at }: Omit<TrayItem, 'id'>, id: string): readonly BoardChange[] {
  switch (kind) {
    case 'aggregate':
      return [add('aggregates', id, { name: text })];
    case 'context':
      return [add('contexts', id, { name: text })];
    case 'service':
      return [add('services', id, { name: text })];
    case 'phase':
      return [add('phases', id, { name: text })];
    default:
      return addElement(id, { kind, label: text, author, createdAt: new Date(at).toISOString() });
  }
}
