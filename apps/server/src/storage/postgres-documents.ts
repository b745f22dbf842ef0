import { workshopOf } from '../room/names.ts';
import {
  type FenceStore,
  type LogRow,
  Overtaken,
  type Snapshot,
  type SnapshotStore,
  type Stored,
  type UpdateLog,
} from './log.ts';
import type { PostgresDatabase, Runner } from './postgres-database.ts';

/** No document has this name. */
const PROBE = '';

/** The fences of these workshops, held in place until the end of the transaction. */
const HELD = `
  SELECT f.workshop FROM fences f
  JOIN unnest($1::text[], $2::bigint[]) AS g (workshop, fence) ON f.workshop = g.workshop AND f.fence = g.fence
  ORDER BY f.workshop FOR SHARE OF f`;

/**
 * One statement, so one way to the database and back. It inserts all rows or, where a workshop has a higher fence, none.
 * A claim that runs at the same moment waits for it, or is waited for and then seen.
 */
const INSERT = `
  WITH held AS (${HELD})
  INSERT INTO updates (doc, epoch, seq, bytes)
  SELECT r.doc, r.epoch, r.seq, substring($3::bytea FROM r.start FOR r.length)
  FROM unnest($4::text[], $5::integer[], $6::bigint[], $7::integer[], $8::integer[])
    AS r (doc, epoch, seq, start, length)
  WHERE (SELECT count(*) FROM held) = cardinality($1::text[])`;

/** Documents in Postgres: the log, the snapshots, and who may write them. */
export class PostgresDocuments implements UpdateLog, SnapshotStore, FenceStore {
  private readonly db: PostgresDatabase;

  constructor(db: PostgresDatabase) {
    this.db = db;
  }

  append(rows: readonly LogRow[]): Promise<void> {
    return this.insert(rows, this.db);
  }

  async probe(bytes: number): Promise<void> {
    const zeros =
      'INSERT INTO updates (doc, epoch, seq, bytes) SELECT $1, 0, pg_backend_pid(), decode(repeat($2, $3), $4)';
    const again = 'ON CONFLICT (doc, epoch, seq) DO UPDATE SET bytes = excluded.bytes';
    await this.db.change(`${zeros} ${again}`, [PROBE, '00', bytes, 'hex']);
    await this.db.change('DELETE FROM updates WHERE doc = $1', [PROBE]);
  }

  /** The rows of an append, for a caller that has a transaction open already. */
  async insert(rows: readonly LogRow[], run: Runner): Promise<void> {
    if (rows.length === 0) return;
    let start = 1;
    const starts = rows.map(({ bytes }) => {
      const own = start;
      start += bytes.length;
      return own;
    });
    const stored = await run.change(INSERT, [
      ...fencesOf(rows),
      Buffer.concat(rows.map(({ bytes }) => bytes)),
      rows.map(({ doc }) => doc),
      rows.map(({ epoch }) => epoch),
      rows.map(({ seq }) => seq),
      starts,
      rows.map(({ bytes }) => bytes.length),
    ]);
    if (stored !== rows.length) throw new Overtaken('Another server took over this workshop');
  }

  async names(prefix: string): Promise<readonly string[]> {
    // No name holds this character, so it is the end of all that begin with the prefix; the columns are ordered by bytes.
    const rows = await this.db.rows(
      `SELECT doc FROM updates WHERE doc >= $1 AND doc < $2
       UNION SELECT doc FROM snapshots WHERE doc >= $1 AND doc < $2 ORDER BY doc`,
      [prefix, `${prefix}\u{10FFFF}`],
    );
    return rows.map((row) => String(row['doc']));
  }

  load(doc: string): Promise<readonly Stored[]> {
    // Another node may trim the log between two statements, so all of them see one moment.
    return this.db.transaction((run) => load(run, doc), 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
  }

  async save(snapshot: Snapshot): Promise<void> {
    const { doc, epoch, seq, bytes } = snapshot;
    await this.db.transaction(async (run) => {
      await hold(run, snapshot);
      await run.change(
        `INSERT INTO snapshots (doc, epoch, seq, at, bytes) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (doc, epoch, seq) DO UPDATE SET at = excluded.at, bytes = excluded.bytes`,
        [doc, epoch, seq, Date.now(), bytes],
      );
      const previous = (await newest(run, 'seq', doc, epoch))[1]?.['seq'];
      if (previous === undefined) return;
      await run.change('DELETE FROM snapshots WHERE doc = $1 AND epoch = $2 AND seq < $3', [doc, epoch, previous]);
      await run.change('DELETE FROM updates WHERE doc = $1 AND epoch = $2 AND seq <= $3', [doc, epoch, previous]);
    });
  }

  async beginEpoch(first: Snapshot): Promise<void> {
    const { doc, epoch, seq, bytes } = first;
    await this.db.transaction(async (run) => {
      await hold(run, first);
      const before = await newestEpoch(run, doc);
      if (before >= epoch) throw new Error(`${doc} has epoch ${before} already`);
      await this.insert([first], run);
      const sql = 'INSERT INTO snapshots (doc, epoch, seq, at, bytes) VALUES ($1, $2, $3, $4, $5)';
      await run.change(sql, [doc, epoch, seq, Date.now(), bytes]);
      for (const table of ['updates', 'snapshots'])
        await run.change(`DELETE FROM ${table} WHERE doc = $1 AND epoch < $2`, [doc, before]);
    });
  }

  async claim(workshop: string): Promise<number> {
    const [row] = await this.db.rows(
      `INSERT INTO fences (workshop, fence) VALUES ($1, 1)
       ON CONFLICT (workshop) DO UPDATE SET fence = fences.fence + 1 RETURNING fence`,
      [workshop],
    );
    return Number(row?.['fence']);
  }
}

/** The workshops that are written under a fence, each once, and their fences. */
function fencesOf(rows: readonly Pick<LogRow, 'doc' | 'fence'>[]): readonly [readonly string[], readonly number[]] {
  const fences = new Map<string, number>();
  for (const { doc, fence } of rows) if (fence !== undefined) fences.set(workshopOf(doc), fence);
  return [[...fences.keys()], [...fences.values()]];
}

const newest = (run: Runner, what: string, doc: string, epoch: number) =>
  run.rows(`SELECT ${what} FROM snapshots WHERE doc = $1 AND epoch = $2 ORDER BY seq DESC LIMIT 2`, [doc, epoch]);

/** Holds the fence of a row until the end of the transaction. */
async function hold(run: Runner, row: Pick<LogRow, 'doc' | 'fence'>): Promise<void> {
  const fences = fencesOf([row]);
  const held = await run.rows(HELD, fences);
  if (held.length !== fences[0].length) throw new Overtaken('Another server took over this workshop');
}

/** The newest epoch of a document, up to a number; 0 when there is none. */
async function newestEpoch(run: Runner, doc: string, most = 2 ** 31 - 1): Promise<number> {
  const [row] = await run.rows(
    `SELECT max(epoch) AS epoch FROM (
       SELECT epoch FROM updates WHERE doc = $1 AND epoch <= $2
       UNION ALL SELECT epoch FROM snapshots WHERE doc = $1 AND epoch <= $2) AS epochs`,
    [doc, most],
  );
  return Number(row?.['epoch'] ?? 0);
}

async function load(run: Runner, doc: string): Promise<readonly Stored[]> {
  const epoch = await newestEpoch(run, doc);
  if (epoch === 0) return [];
  const before = await newestEpoch(run, doc, epoch - 1);
  return [...(await waysOf(run, doc, epoch)), ...(before === 0 ? [] : await waysOf(run, doc, before))];
}

async function waysOf(run: Runner, doc: string, epoch: number): Promise<readonly Stored[]> {
  const ways: Stored[] = [];
  const snapshots = await newest(run, 'seq, bytes', doc, epoch);
  for (const one of snapshots) ways.push(await from(run, doc, epoch, Number(one['seq']), one['bytes'] as Uint8Array));
  // Before the second snapshot the log still reaches back to the beginning.
  if (snapshots.length < 2) ways.push(await from(run, doc, epoch, 0, undefined));
  return ways;
}

async function from(run: Runner, doc: string, epoch: number, seq: number, snapshot?: Uint8Array): Promise<Stored> {
  const rows = await run.rows(
    'SELECT seq, bytes FROM updates WHERE doc = $1 AND epoch = $2 AND seq > $3 ORDER BY seq',
    [doc, epoch, seq],
  );
  const last = rows.at(-1);
  const tail = rows.map((row) => new Uint8Array(row['bytes'] as Buffer));
  return {
    epoch,
    seq: last === undefined ? seq : Number(last['seq']),
    snapshot: snapshot && new Uint8Array(snapshot),
    tail,
  };
}
