import type { HistoryPoint, HistoryStore, Kept } from './history.ts';
import { POINT_COLUMNS, placeFor, pointOf } from './history-rows.ts';
import type { PostgresDatabase, Runner } from './postgres-database.ts';

/** Points of documents in Postgres. */
export class PostgresHistory implements HistoryStore {
  private readonly db: PostgresDatabase;

  constructor(db: PostgresDatabase) {
    this.db = db;
  }

  keep(point: HistoryPoint, bytes: Uint8Array, most: number): Promise<Kept> {
    return this.db.transaction(async (run) => {
      // Two who keep a point of one document at once would not see each other's.
      await run.change('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [point.doc]);
      const place = placeFor(point, await pointsOf(run, point.doc), most);
      if (typeof place === 'string') return place;
      await run.change('DELETE FROM history WHERE doc = $1 AND id = ANY ($2)', [point.doc, place]);
      await insert(run, point, bytes);
      return 'kept';
    });
  }

  list(doc: string): Promise<readonly HistoryPoint[]> {
    return pointsOf(this.db, doc);
  }

  async read(doc: string, id: string): Promise<Uint8Array | undefined> {
    const [row] = await this.db.rows('SELECT bytes FROM history WHERE doc = $1 AND id = $2', [doc, id]);
    return row && new Uint8Array(row['bytes'] as Buffer);
  }
}

async function insert(run: Runner, point: HistoryPoint, bytes: Uint8Array): Promise<void> {
  const { id, doc, at, reason, stage, name, by, epoch, seq } = point;
  const sql = `INSERT INTO history (${POINT_COLUMNS}, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
  await run.change(sql, [id, doc, at, reason, stage, name, by, epoch, seq, bytes]);
}

async function pointsOf(run: Runner, doc: string): Promise<HistoryPoint[]> {
  const rows = await run.rows(`SELECT ${POINT_COLUMNS} FROM history WHERE doc = $1 ORDER BY number DESC`, [doc]);
  return rows.map(pointOf);
}
