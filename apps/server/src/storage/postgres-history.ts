import { type HistoryPoint, type HistoryStore, type Kept, POINT_REASONS } from './history.ts';
import type { PostgresDatabase, Runner } from './postgres-database.ts';

const COLUMNS = 'id, doc, at, reason, stage, name, author, epoch, seq';

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
      const all = await pointsOf(run, point.doc);
      const [newest] = all;
      const named = point.reason === 'named';
      if (newest !== undefined && sameContent(newest, point) && (!named || newest.name === point.name))
        return 'unchanged';
      const kind = all.filter(({ reason }) => (reason === 'named') === named);
      if (named && kind.length >= most) return 'full';
      const gone = kind.slice(most - 1).map(({ id }) => id);
      await run.change('DELETE FROM history WHERE doc = $1 AND id = ANY ($2)', [point.doc, gone]);
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
  const sql = `INSERT INTO history (${COLUMNS}, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
  await run.change(sql, [id, doc, at, reason, stage, name, by, epoch, seq, bytes]);
}

async function pointsOf(run: Runner, doc: string): Promise<HistoryPoint[]> {
  const rows = await run.rows(`SELECT ${COLUMNS} FROM history WHERE doc = $1 ORDER BY number DESC`, [doc]);
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

const sameContent = (a: HistoryPoint, b: HistoryPoint): boolean => a.epoch === b.epoch && a.seq === b.seq;
