import type { Database } from './database.ts';
import type { HistoryPoint, HistoryStore, Kept } from './history.ts';
import { POINT_COLUMNS, placeFor, pointOf } from './history-rows.ts';

/** Points of documents in SQLite. */
export class SqliteHistory implements HistoryStore {
  private readonly db: Database;

  constructor(db: Database) {
    this.db = db;
  }

  async keep(point: HistoryPoint, bytes: Uint8Array, most: number): Promise<Kept> {
    return this.db.transaction(() => {
      const place = placeFor(point, this.points(point.doc), most);
      if (typeof place === 'string') return place;
      for (const id of place) this.db.run('DELETE FROM history WHERE doc = ? AND id = ?', point.doc, id);
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
    const sql = `INSERT INTO history (${POINT_COLUMNS}, bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    this.db.run(sql, id, doc, at, reason, stage, name, by, epoch, seq, bytes);
  }

  private points(doc: string): HistoryPoint[] {
    return this.db.all(`SELECT ${POINT_COLUMNS} FROM history WHERE doc = ? ORDER BY number DESC`, doc).map(pointOf);
  }
}
