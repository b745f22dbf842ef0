import type { DocumentKind } from '@stormbridge/sync';
import { type Found, isUnsaved, readAll, remove } from './device.ts';
import { Disk, type Stores } from './disk.ts';
import { LocalCopy } from './local-copy.ts';

/** The copies that this browser has of one workshop, for one user. */
export interface Shelf {
  /** A copy to work with: the first time what was kept, then an empty one. */
  take(kind: DocumentKind): LocalCopy;
  /** Takes a copy back, to be given out the next time. */
  putBack(kind: DocumentKind, copy: LocalCopy): void;
  /** Earlier epochs of the board with work that the server may not have. */
  readonly older: readonly LocalCopy[];
  /** Whether the browser keeps anything. */
  readonly keeps: boolean;
  /** Is called when it does not any more. */
  onBroken: () => void;
}

/** As long as a session; then nobody could go on with it. In ms. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** A shelf on which nothing is kept for longer than the tab. */
export const memoryShelf = (workshop: string): Shelf => newShelf(workshop, '', undefined, []);

/** Opens the shelf of a user in a workshop; where the browser keeps nothing, one that is in memory. */
export async function openShelf(workshop: string, user: string, role: string): Promise<Shelf> {
  const disk = await Disk.open();
  if (disk === undefined) return memoryShelf(workshop);
  try {
    const found = await disk.run('readwrite', (stores) => tidied(stores, { workshop, user, role }));
    return newShelf(workshop, user, disk, found);
  } catch {
    return memoryShelf(workshop);
  }
}

function newShelf(workshop: string, user: string, disk: Disk | undefined, found: readonly Found[]): Shelf {
  const shelf: { keeps: boolean; onBroken: () => void } = { keeps: disk !== undefined, onBroken: () => undefined };
  const broken = (): void => {
    shelf.keeps = false;
    shelf.onBroken();
  };
  const nameOf = (kind: DocumentKind): string =>
    kind === 'private' ? `private/${workshop}/${user}` : `${kind}/${workshop}`;
  const copyOf = (kind: DocumentKind, from?: Found): LocalCopy =>
    new LocalCopy({ user, workshop, document: nameOf(kind) }, disk, broken, from);
  const epochsOf = (kind: DocumentKind): LocalCopy[] =>
    found
      .filter(({ record, rows }) => record.document === nameOf(kind) && rows.size > 0)
      .sort((a, b) => b.record.epoch - a.record.epoch)
      .map((one) => copyOf(kind, one));
  const [newest, ...older] = epochsOf('board');
  const ready = new Map([
    ['board', newest],
    ['session', epochsOf('session')[0]],
    ['private', epochsOf('private')[0]],
  ]);
  return Object.assign(shelf, {
    take: (kind: DocumentKind): LocalCopy => {
      const copy = ready.get(kind) ?? copyOf(kind);
      ready.delete(kind);
      return copy;
    },
    putBack: (kind: DocumentKind, copy: LocalCopy): void => void ready.set(kind, copy),
    older: older.filter(({ hasOwn }) => hasOwn),
  });
}

/** What a user has of a workshop. Forgets what is of no use to anybody: old, or of somebody who was here before. */
async function tidied(
  stores: Stores,
  { workshop, user, role }: { readonly workshop: string; readonly user: string; readonly role: string },
): Promise<Found[]> {
  const all = await readAll(stores, (record) => record.workshop === workshop || record.at < Date.now() - KEPT_MS);
  const mine = all.filter(({ record }) => record.workshop === workshop && record.user === user);
  for (const found of all) {
    const { record } = found;
    const former = record.user !== user && record.role === role;
    const old = record.at < Date.now() - KEPT_MS;
    const passed = record.user === user && mine.some((one) => isAfter(one, found));
    if (!old && (isUnsaved(found) || !(former || passed))) continue;
    remove(stores, found);
  }
  return mine;
}

const isAfter = (one: Found, other: Found): boolean =>
  one.record.document === other.record.document && one.record.epoch > other.record.epoch && one.rows.size > 0;
