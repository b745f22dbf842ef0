import type { Database } from './database.ts';
import { type HistoryPoint, type HistoryStore, type Kept, POINT_REASONS } from './history.ts';

const COLUMNS = 'id, doc, at, reason, stage, name, author, epoch, seq';

/** Points of documents in SQLite. */
export class SqliteHistory implements HistoryStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  async keep(point: HistoryPoint, bytes: Uint8Array, most: number): Promise<Kept> {
    return this.db.transaction(() => {
      const [newest] = this.points(point.doc);
      const named = point.reason === 'named';
      if (newest !== undefined && sameContent(newest, point) && (!named || newest.name === point.name))
        return 'unchanged';
      const kind = this.points(point.doc).filter(({ reason }) => (reason === 'named') === named);
      if (named && kind.length >= most) return 'full';
      for (const { id } of kind.slice(most - 1))
        this.db.run('DELETE FROM history WHERE doc = ? AND id = ?', point.doc, id);
      this.insert(point, bytes);
      return 'kept';
    });
  }

  async list(doc: string): Promise<readonly HistoryPoint[]> {
    return this.points(doc);
  }

  async read(doc: string, id: string): Promise<Uint8Array | undefined> {
    const [row] = this.db.all('SELECT bytes FROM history WHERE doc = ? AND id = ?', doc, id);
    return row?.['bytes'] as Uint8Array | undefined;
  }

  private insert({ id, doc, at, reason, stage, name, by, epoch, seq }: HistoryPoint, bytes: Uint8Array): void {
    const sql = `INSERT INTO history (${COLUMNS}, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    this.db.run(sql, id, doc, at, reason, stage, name, by, epoch, seq, bytes);
  }

  private points(doc: string): HistoryPoint[] {
    const rows = this.db.all(`SELECT ${COLUMNS} FROM history WHERE doc = ? ORDER BY number DESC`, doc);
    return rows.map((row) => ({
      id: String(row['id']),
      doc: String(row['doc']),
      at: Number(row['at']),
      reason: POINT_REASONS.find((one) => one === row['reason']) ?? 'stage',
      stage: Number(row['stage']),
      name: String(row['name']),
      by: String(row['author']),
      epoch: Number(row['epoch']),
      seq: Number(row['seq']),
    }));
  }
}

const sameContent = (a: HistoryPoint, b: HistoryPoint): boolean => a.epoch === b.epoch && a.seq === b.seq;
