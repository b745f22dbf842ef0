import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SCHEMA_VERSION, STEPS } from './schema.ts';

/** Read-only, failing and full disks, in the numbers of SQLite. */
const CANNOT_WRITE = new Set([8, 10, 13]);

/** Whether something failed because nothing can be written at the moment. */
export const isCannotWrite = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && CANNOT_WRITE.has(Number(error.errcode) % 256);

/**
 * The one SQLite file. Write-ahead log with `synchronous = FULL`: when a commit returns, the data is on the disk and
 * survives the loss of power.
 */
export class Database {
  readonly file: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  /** @throws when the file cannot be opened, is not a database, or belongs to a newer version of Stormbridge */
  constructor(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}) {
    this.file = new DatabaseSync(path, { timeout: 5000, readOnly });
    if (!readOnly) this.file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const version = this.number('PRAGMA user_version');
    if (version > SCHEMA_VERSION) throw new Error(`${path} was written by a newer version of Stormbridge.`);
    if (version < SCHEMA_VERSION && readOnly) throw new Error(`${path} is of an older version. Start the server once.`);
    if (version < SCHEMA_VERSION) this.upgrade(version);
  }

  /** Runs `work` so that all of it is committed or none of it. */
  transaction<T>(work: () => T): T {
    this.file.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.file.exec('COMMIT');
      return result;
    } catch (error) {
      // A failing COMMIT (a full disk) may have ended the transaction already.
      if (this.file.isTransaction) this.file.exec('ROLLBACK');
      throw error;
    }
  }

  run(sql: string, ...values: SQLInputValue[]): void {
    this.prepared(sql).run(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): Record<string, unknown>[] {
    return this.prepared(sql).all(...values);
  }

  /** The single number that a query gives; 0 when it gives none. */
  number(sql: string, ...values: SQLInputValue[]): number {
    const row = this.prepared(sql).get(...values) ?? {};
    return Number(Object.values(row)[0] ?? 0);
  }

  close(): void {
    this.file.close();
  }

  private upgrade(from: number): void {
    this.transaction(() => {
      for (const step of STEPS.slice(from)) this.file.exec(step);
      this.file.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    });
  }

  private prepared(sql: string): StatementSync {
    const known = this.statements.get(sql) ?? this.file.prepare(sql);
    this.statements.set(sql, known);
    return known;
  }
}
