/**
 * What this browser keeps of workshops, in IndexedDB. One record in `epochs` for each document, epoch and user; in
 * `updates` what belongs to it, in no order, as Yjs needs none.
 */
export interface EpochRecord {
  readonly key: string;
  readonly user: string;
  readonly workshop: string;
  readonly document: string;
  readonly epoch: number;
  /** When it was last used, in ms since 1970. */
  readonly at: number;
  /** What its user was allowed to do, as they heard last. */
  readonly role: string;
  readonly write: boolean;
}

export interface UpdateRecord {
  /** The key of the epoch. */
  readonly of: string;
  /** 1: written here, and the server has not said that it has it. */
  readonly own: 0 | 1;
  readonly bytes: Uint8Array;
}

export interface Stores {
  readonly epochs: IDBObjectStore;
  readonly updates: IDBObjectStore;
}

const NAME = 'stormbridge';
/** How long a browser is waited for that neither opens its storage nor refuses it, in ms. */
const PATIENCE_MS = 3000;

/** Resolves with what a request gives. */
export const given = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** The storage of this browser. */
export class Disk {
  private readonly db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.db = db;
  }

  /** Opens it; `undefined` where the browser refuses, as private windows and policies do. */
  static async open(): Promise<Disk | undefined> {
    try {
      const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE_MS));
      return new Disk(await Promise.race([openDatabase(), late]));
    } catch {
      return undefined;
    }
  }

  /** Runs work in one transaction. Resolves with its result once all of it is kept, and rejects when nothing of it is. */
  async run<T>(mode: IDBTransactionMode, work: (stores: Stores) => Promise<T> | T): Promise<T> {
    const transaction = this.db.transaction(['epochs', 'updates'], mode);
    const ended = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('The browser kept nothing'));
    });
    ended.catch(() => undefined);
    const epochs = transaction.objectStore('epochs');
    const updates = transaction.objectStore('updates');
    const result = await work({ epochs, updates });
    await ended;
    return result;
  }

  close(): void {
    this.db.close();
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('epochs', { keyPath: 'key' });
    request.result.createObjectStore('updates', { autoIncrement: true }).createIndex('of', 'of');
  };
  return given(request).then((db) => {
    // A newer page in another tab may want to change the layout.
    db.onversionchange = () => db.close();
    return db;
  });
}
