import type { Database } from './database.ts';
import type { LogRow, Snapshot, SnapshotStore, Stored, UpdateLog } from './log.ts';

/** No document has this name. */
const PROBE = '';

/** Documents in SQLite: the log and the snapshots. */
export class SqliteDocuments implements UpdateLog, SnapshotStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  async append(rows: readonly LogRow[]): Promise<void> {
    this.db.transaction(() => this.insert(rows));
  }

  async probe(bytes: number): Promise<void> {
    // Two commits: what is rolled back has not been to the disk.
    this.db.transaction(() => {
      this.db.run(
        'INSERT OR REPLACE INTO updates (doc, epoch, seq, bytes) VALUES (?, 0, 0, zeroblob(?))',
        PROBE,
        bytes,
      );
    });
    this.db.transaction(() => this.db.run('DELETE FROM updates WHERE doc = ?', PROBE));
  }

  /** The rows of an append, for a caller that has a transaction open already. */
  insert(rows: readonly LogRow[]): void {
    const sql = 'INSERT INTO updates (doc, epoch, seq, bytes) VALUES (?, ?, ?, ?)';
    for (const row of rows) this.db.run(sql, row.doc, row.epoch, row.seq, row.bytes);
  }

  async names(prefix: string): Promise<readonly string[]> {
    // No name holds this character, so it is the end of all that begin with the prefix. LIKE would know no case.
    const end = `${prefix}\u{10FFFF}`;
    const rows = this.db.all(
      'SELECT doc FROM updates WHERE doc >= ?1 AND doc < ?2 UNION SELECT doc FROM snapshots WHERE doc >= ?1 AND doc < ?2 ORDER BY doc',
      prefix,
      end,
    );
    return rows.map((row) => String(row['doc']));
  }

  async load(doc: string): Promise<readonly Stored[]> {
    const newest = this.newestEpoch(doc);
    const before = newest === 0 ? 0 : this.newestEpoch(doc, newest - 1);
    return [newest, before].flatMap((epoch) => (epoch === 0 ? [] : this.waysOf(doc, epoch)));
  }

  async save(snapshot: Snapshot): Promise<void> {
    const { doc, epoch, seq } = snapshot;
    this.db.transaction(() => {
      this.db.run(
        'INSERT OR REPLACE INTO snapshots (doc, epoch, seq, at, bytes) VALUES (?, ?, ?, ?, ?)',
        doc,
        epoch,
        seq,
        Date.now(),
        snapshot.bytes,
      );
      const previous = this.snapshots(doc, epoch)[1]?.seq;
      if (previous === undefined) return;
      this.db.run('DELETE FROM snapshots WHERE doc = ? AND epoch = ? AND seq < ?', doc, epoch, previous);
      this.db.run('DELETE FROM updates WHERE doc = ? AND epoch = ? AND seq <= ?', doc, epoch, previous);
    });
  }

  async beginEpoch(first: Snapshot): Promise<void> {
    const { doc, epoch, seq, bytes } = first;
    this.db.transaction(() => {
      const newest = this.newestEpoch(doc);
      if (newest >= epoch) throw new Error(`${doc} has epoch ${newest} already`);
      this.insert([first]);
      const sql = 'INSERT INTO snapshots (doc, epoch, seq, at, bytes) VALUES (?, ?, ?, ?, ?)';
      this.db.run(sql, doc, epoch, seq, Date.now(), bytes);
      for (const table of ['updates', 'snapshots'])
        this.db.run(`DELETE FROM ${table} WHERE doc = ? AND epoch < ?`, doc, newest);
    });
  }

  /** The newest epoch of a document, up to a number; 0 when there is none. */
  private newestEpoch(doc: string, most = Number.MAX_SAFE_INTEGER): number {
    return this.db.number(
      `SELECT max(epoch) FROM (
        SELECT epoch FROM updates WHERE doc = ?1 AND epoch <= ?2
        UNION ALL SELECT epoch FROM snapshots WHERE doc = ?1 AND epoch <= ?2)`,
      doc,
      most,
    );
  }

  private waysOf(doc: string, epoch: number): Stored[] {
    const snapshots = this.snapshots(doc, epoch);
    const ways = snapshots.map((snapshot) => this.from(doc, epoch, snapshot.seq, snapshot.bytes));
    // Before the second snapshot the log still reaches back to the beginning.
    return snapshots.length < 2 ? [...ways, this.from(doc, epoch, 0, undefined)] : ways;
  }

  private snapshots(doc: string, epoch: number): { readonly seq: number; readonly bytes: Uint8Array }[] {
    return this.db
      .all('SELECT seq, bytes FROM snapshots WHERE doc = ? AND epoch = ? ORDER BY seq DESC LIMIT 2', doc, epoch)
      .map((row) => ({ seq: Number(row['seq']), bytes: row['bytes'] as Uint8Array }));
  }

  private from(doc: string, epoch: number, seq: number, snapshot: Uint8Array | undefined): Stored {
    const rows = this.db.all(
      'SELECT seq, bytes FROM updates WHERE doc = ? AND epoch = ? AND seq > ? ORDER BY seq',
      doc,
      epoch,
      seq,
    );
    const last = rows.at(-1);
    return {
      epoch,
      seq: last === undefined ? seq : Number(last['seq']),
      snapshot,
      tail: rows.map((row) => row['bytes'] as Uint8Array),
    };
  }
}
