import { KINDS, type Kind, LABEL_MAX } from '@stormbridge/model';
import type { Doc } from 'yjs';
import { isRecord, shortened } from '../layout/values.ts';
import { rootMap } from './session.ts';

/**
 * The tray: stickies that somebody wrote in good faith and that came too late, after the stage had changed. The server
 * puts them in, facilitators put them onto the board or away, everybody sees them. Root map `tray` of the session
 * document, one plain value an item.
 */
export interface TrayItem {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  /** The name of whoever wrote it, as far as it is known. */
  readonly author: string;
  /** When it came to the server, in ms since 1970. */
  readonly at: number;
}

/** Most items in a tray, so that it cannot become a second board. */
export const TRAY_MAX = 200;

/** What lies in the tray, oldest first. Never throws. */
export function readTray(doc: Doc): readonly TrayItem[] {
  const items: TrayItem[] = [];
  for (const [id, value] of rootMap(doc, 'tray') ?? []) {
    if (!isRecord(value)) continue;
    const { text, author, at } = value;
    const kind = KINDS.find((one) => one === value['kind']);
    if (kind === undefined || typeof text !== 'string' || typeof at !== 'number' || !Number.isFinite(at)) continue;
    items.push({ id, kind, text: shortened(text, LABEL_MAX), author: typeof author === 'string' ? author : '', at });
  }
  return items.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Puts an item into the tray. Says whether there was room. Only the server's document is accepted. */
export function putIntoTray(doc: Doc, { id, ...item }: TrayItem): boolean {
  const tray = doc.getMap('tray');
  if (tray.size >= TRAY_MAX) return false;
  tray.set(id, { ...item, text: shortened(item.text, LABEL_MAX), author: shortened(item.author, 100) });
  return true;
}

/** Takes an item out of the tray. */
export function putAway(doc: Doc, id: string): void {
  const tray = doc.getMap('tray');
  if (tray.has(id)) tray.delete(id);
}
