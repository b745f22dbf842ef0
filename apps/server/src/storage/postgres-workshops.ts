import type { Role } from '@stormbridge/sync';
import type { Access, NewWorkshop, Session, Workshop, WorkshopStore } from '../auth/workshop-store.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import type { PostgresDocuments } from './postgres-documents.ts';

/** Workshops, their secret links and the people who came in by them, in Postgres. */
export class PostgresWorkshops implements WorkshopStore {
  private readonly db: PostgresDatabase;
  private readonly documents: PostgresDocuments;

  constructor(db: PostgresDatabase, documents: PostgresDocuments) {
    this.db = db;
    this.documents = documents;
  }

  create({ id, title, createdAt, access, documents }: NewWorkshop): Promise<void> {
    return this.db.transaction(async (run) => {
      await run.change('INSERT INTO workshops (id, title, created_at) VALUES ($1, $2, $3)', [id, title, createdAt]);
      for (const { role, hash, nonce } of access)
        await run.change('INSERT INTO access (workshop, role, hash, nonce) VALUES ($1, $2, $3, $4)', [
          id,
          role,
          hash,
          nonce,
        ]);
      await this.documents.insert(documents, run);
    });
  }

  async workshop(id: string): Promise<Workshop | undefined> {
    const [row] = await this.db.rows('SELECT id, title, created_at FROM workshops WHERE id = $1', [id]);
    return row && { id: String(row['id']), title: String(row['title']), createdAt: Number(row['created_at']) };
  }

  async access(workshop: string): Promise<readonly Access[]> {
    const rows = await this.db.rows('SELECT role, hash, nonce FROM access WHERE workshop = $1', [workshop]);
    return rows.map((row) => ({
      role: row['role'] as Role,
      hash: new Uint8Array(row['hash'] as Buffer),
      nonce: String(row['nonce']),
    }));
  }

  addSession({ hash, workshop, role, user, expiresAt }: Session, most: number): Promise<void> {
    return this.db.transaction(async (run) => {
      await run.change(
        `DELETE FROM sessions WHERE hash IN (SELECT hash FROM sessions WHERE workshop = $1 AND role = $2
          ORDER BY expires_at DESC OFFSET $3)`,
        [workshop, role, most - 1],
      );
      await run.change('INSERT INTO sessions (hash, workshop, role, person, expires_at) VALUES ($1, $2, $3, $4, $5)', [
        hash,
        workshop,
        role,
        user,
        expiresAt,
      ]);
    });
  }

  async session(hash: Uint8Array, now: number): Promise<Session | undefined> {
    const [row] = await this.db.rows(
      'SELECT hash, workshop, role, person, expires_at FROM sessions WHERE hash = $1 AND expires_at > $2',
      [hash, now],
    );
    return (
      row && {
        hash: new Uint8Array(row['hash'] as Buffer),
        workshop: String(row['workshop']),
        role: row['role'] as Role,
        user: String(row['person']),
        expiresAt: Number(row['expires_at']),
      }
    );
  }

  async forgetExpired(now: number): Promise<void> {
    await this.db.change('DELETE FROM sessions WHERE expires_at <= $1', [now]);
  }
}
