import type { Role, Updates } from '@stormbridge/sync';
import type { Disk, EpochRecord, Stores, UpdateRecord } from './disk.ts';

/** Whose copy of what it is. */
export interface CopyOf {
  readonly user: string;
  readonly workshop: string;
  readonly document: string;
}

/** What the user of a copy may do, as far as it was heard. */
export interface KnownRights {
  readonly role: Role;
  readonly write: boolean;
}

interface Row {
  readonly bytes: Uint8Array;
  own: boolean;
  /** Its place on the disk, once it has one. */
  key: number | undefined;
}

/** After so many updates of the server they are put together. */
const TOGETHER = 150;
/** How long updates of the server wait for each other before they are written, in ms. What is written here does not wait. */
const WAIT_MS = 250;

export const epochKey = ({ user, document }: CopyOf, epoch: number): string => `${user} ${document} ${epoch}`;

/**
 * What one tab has of one epoch of a document: what came from the server, and apart from it what was written here and may
 * not be there. It is in memory, and as far as the browser allows on its disk, beside what other tabs put there.
 */
export class LocalCopy {
  private readonly disk: Disk | undefined;
  private readonly of: CopyOf;
  private readonly onBroken: () => void;
  private rows: Row[];
  private readonly unwritten = new Set<Row>();
  private known: number | undefined;
  private allowed: KnownRights | undefined;
  private isOnDisk: boolean;
  private broken = false;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  /** `found`: what the disk holds; without it a copy begins that is empty, of the epoch that the server will tell. */
  constructor(
    of: CopyOf,
    disk: Disk | undefined,
    onBroken: () => void,
    found?: { readonly record: EpochRecord; readonly rows: ReadonlyMap<number, UpdateRecord> },
  ) {
    this.of = of;
    this.disk = disk;
    this.onBroken = onBroken;
    this.isOnDisk = found !== undefined;
    this.known = found?.record.epoch;
    this.allowed = found && { role: found.record.role as Role, write: found.record.write };
    this.rows = [...(found?.rows ?? [])].map(([key, { bytes, own }]) => ({ bytes, own: own === 1, key }));
  }

  get epoch(): number | undefined {
    return this.known;
  }
  get rights(): KnownRights | undefined {
    return this.allowed;
  }
  get isEmpty(): boolean {
    return this.rows.length === 0;
  }
  /** Whether it holds something that the server may not have. */
  get hasOwn(): boolean {
    return this.rows.some(({ own }) => own);
  }
  get updates(): Updates {
    const bytesOf = (own: boolean): Uint8Array[] => this.rows.flatMap((row) => (row.own === own ? [row.bytes] : []));
    return { server: bytesOf(false), own: bytesOf(true) };
  }

  /** The server has told of which epoch all this is, and what may be done. */
  begin(epoch: number, rights: KnownRights): void {
    const same = this.known === epoch && this.allowed?.role === rights.role && this.allowed.write === rights.write;
    this.known = epoch;
    this.allowed = rights;
    if (!same) this.write();
  }

  fromServer(bytes: Uint8Array): void {
    this.take({ bytes: bytes.slice(), own: false, key: undefined });
    this.pause ??= setTimeout(() => this.write(), WAIT_MS);
  }

  fromHere(bytes: Uint8Array): void {
    this.take({ bytes, own: true, key: undefined });
    this.write();
  }

  /** All of it is with the server now, and together is what `whole` gives. */
  saved(whole: () => Uint8Array): void {
    const own = this.rows.filter((row) => row.own);
    for (const row of own) row.own = false;
    if (this.rows.length > TOGETHER) this.put(whole());
    else if (own.length > 0) this.change(({ updates }) => this.rewrite(updates, own));
  }

  /** Forgets all that this tab knows of. */
  forget(): void {
    const gone = this.rows.splice(0);
    this.unwritten.clear();
    this.change(({ updates }) => this.remove(updates, gone));
  }

  /** What was in another copy is in this one now: keeps the one and forgets the other at once. */
  replace(other: LocalCopy): void {
    const gone = other.rows.splice(0);
    other.unwritten.clear();
    const before = other.writing;
    this.change((stores) => {
      this.writeRows(stores);
      this.remove(stores.updates, gone);
    }, before);
  }

  /** Resolves when all that was told so far is on the disk. */
  settled(): Promise<void> {
    this.write();
    return this.writing;
  }

  private take(row: Row): void {
    this.rows.push(row);
    this.unwritten.add(row);
  }

  private put(whole: Uint8Array): void {
    const gone = this.rows;
    const row: Row = { bytes: whole, own: false, key: undefined };
    this.rows = [row];
    this.unwritten.clear();
    this.unwritten.add(row);
    this.change((stores) => {
      this.writeRows(stores);
      this.remove(stores.updates, gone);
    });
  }

  private write(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.change((stores) => this.writeRows(stores));
  }

  /** Changes the disk, one after the other. A disk that is full or was emptied is left alone from then on. */
  private change(work: (stores: Stores) => void, before: Promise<unknown> = Promise.resolve()): void {
    const { disk } = this;
    if (disk === undefined || this.broken) return;
    this.writing = this.writing.then(async () => {
      await before;
      if (this.broken || this.known === undefined) return;
      try {
        await disk.run('readwrite', (stores) => this.inEpoch(stores, work));
      } catch {
        this.broken = true;
        this.onBroken();
      }
    });
  }

  private inEpoch(stores: Stores, work: (stores: Stores) => void): Promise<void> {
    const key = epochKey(this.of, this.known ?? 0);
    return new Promise((resolve) => {
      const found = stores.epochs.getKey(key);
      found.onsuccess = () => {
        // Somebody has removed the workshop from this device in another tab; this one does not bring it back.
        if (this.isOnDisk && found.result === undefined) {
          this.broken = true;
          return resolve();
        }
        const { role = 'viewer', write = false } = this.allowed ?? {};
        stores.epochs.put({ ...this.of, key, epoch: this.known, at: Date.now(), role, write });
        this.isOnDisk = true;
        work(stores);
        resolve();
      };
    });
  }

  private writeRows({ updates }: Stores): void {
    const of = epochKey(this.of, this.known ?? 0);
    for (const row of this.unwritten) {
      const added = updates.add({ of, own: row.own ? 1 : 0, bytes: row.bytes } satisfies UpdateRecord);
      added.onsuccess = () => {
        row.key = Number(added.result);
      };
    }
    this.unwritten.clear();
  }

  private rewrite(updates: IDBObjectStore, rows: readonly Row[]): void {
    const of = epochKey(this.of, this.known ?? 0);
    for (const { key, bytes } of rows)
      if (key !== undefined) updates.put({ of, own: 0, bytes } satisfies UpdateRecord, key);
  }

  private remove(updates: IDBObjectStore, rows: readonly Row[]): void {
    for (const { key } of rows) if (key !== undefined) updates.delete(key);
  }
}
