import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { STEPS } from './postgres-schema.ts';
import { StoreUnavailable } from './unavailable.ts';

/** What runs statements: the pool, or one transaction. */
export interface Runner {
  /** The rows that a statement gives. */
  rows(sql: string, values?: readonly unknown[]): Promise<readonly QueryResultRow[]>;
  /** How many rows a statement changed. */
  change(sql: string, values?: readonly unknown[]): Promise<number>;
}

/** How long one statement, and getting a connection, may take, in milliseconds. */
const STATEMENT_MS = 10_000;
const CONNECT_MS = 5000;

/** The classes of errors in which the database itself, not the statement, is the trouble; 25006 is a read-only one. */
const NOT_NOW = /^(?:08|53|57|58|25006)/;

/** A lock of the whole database, so that of nodes that start together one brings the tables up to date. */
const SCHEMA_LOCK = 0x53_74_62_72;

/**
 * Postgres. `synchronous_commit = on` whatever the server's own setting is: when a commit returns, the data is on its disk.
 * Errors of the network and of a database that can take nothing are `StoreUnavailable`.
 */
export class PostgresDatabase implements Runner {
  private readonly pool: Pool;

  private constructor(url: string) {
    this.pool = new Pool({
      connectionString: url,
      max: 10,
      application_name: 'stormbridge',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: STATEMENT_MS,
      keepAlive: true,
      // Awaited before the connection is given to anybody.
      onConnect: async (client) => {
        await client.query(`SET synchronous_commit = on; SET statement_timeout = ${STATEMENT_MS}`);
      },
    });
    // Without a listener a connection that breaks while nobody uses it would end the process.
    this.pool.on('error', () => undefined);
  }

  /**
   * Connects, and makes the tables or brings them up to date.
   * @throws StoreUnavailable, or an error when the tables belong to a newer version
   */
  static async open(url: string, steps: readonly string[] = STEPS): Promise<PostgresDatabase> {
    const database = new PostgresDatabase(url);
    try {
      await database.transaction((run) => upgrade(run, steps));
    } catch (error) {
      await database.close();
      throw error;
    }
    return database;
  }

  rows(sql: string, values: readonly unknown[] = []): Promise<readonly QueryResultRow[]> {
    return named(async () => (await this.pool.query(sql, [...values])).rows);
  }

  change(sql: string, values: readonly unknown[] = []): Promise<number> {
    return named(async () => (await this.pool.query(sql, [...values])).rowCount ?? 0);
  }

  /** Runs `work` so that all of it is committed or none of it. */
  transaction<T>(work: (run: Runner) => Promise<T>, mode = ''): Promise<T> {
    return named(async () => {
      const client = await this.pool.connect();
      // A connection that breaks in use says so to the statement that waits, and here.
      const broken = (): void => undefined;
      client.on('error', broken);
      let failed: unknown;
      try {
        await client.query(`BEGIN ${mode}`);
        const result = await work(runnerOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        failed = await client.query('ROLLBACK').then(
          () => undefined,
          (cause: unknown) => cause,
        );
        throw error;
      } finally {
        client.off('error', broken);
        client.release(failed !== undefined);
      }
    });
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

const runnerOf = (client: PoolClient): Runner => ({
  rows: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  change: async (sql, values = []) => (await client.query(sql, [...values])).rowCount ?? 0,
});

async function upgrade(run: Runner, steps: readonly string[]): Promise<void> {
  await run.change('SELECT pg_advisory_xact_lock($1)', [SCHEMA_LOCK]);
  await run.change('CREATE TABLE IF NOT EXISTS stormbridge (version integer NOT NULL)');
  const [row] = await run.rows('SELECT version FROM stormbridge');
  const version = Number(row?.['version'] ?? 0);
  if (version > steps.length) throw new Error('The database was written by a newer version of Stormbridge.');
  for (const step of steps.slice(version)) await run.change(step);
  if (row === undefined) await run.change('INSERT INTO stormbridge (version) VALUES ($1)', [steps.length]);
  else await run.change('UPDATE stormbridge SET version = $1', [steps.length]);
}

/** Says of an error whether the database was the trouble. */
async function named<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    // Errors of the network have names as codes, and some none; those of statements have five characters.
    const ofStatement = /^[0-9A-Z]{5}$/.test(code) && !NOT_NOW.test(code);
    const ofPostgres = error instanceof Error && (code !== '' || /timeout|terminated|connection/i.test(error.message));
    if (!ofPostgres || ofStatement) throw error;
    throw new StoreUnavailable(`The database cannot be used: ${error.message || code}`, { cause: error });
  }
}
