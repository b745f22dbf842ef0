import type { Role } from '@stormbridge/sync';
import type { Access, NewWorkshop, Session, Workshop, WorkshopStore } from '../auth/workshop-store.ts';
import type { Database } from './database.ts';
import type { SqliteDocuments } from './sqlite-documents.ts';

/** Workshops, their secret links and the people who came in by them, in SQLite. */
export class SqliteWorkshops implements WorkshopStore {
  private readonly db: Database;
  private readonly documents: SqliteDocuments;

  constructor(db: Database, documents: SqliteDocuments) {
    this.db = db;
    this.documents = documents;
  }

  async create(workshop: NewWorkshop): Promise<void> {
    const { id, title, createdAt, access, documents } = workshop;
    this.db.transaction(() => {
      this.db.run('INSERT INTO workshops (id, title, created_at) VALUES (?, ?, ?)', id, title, createdAt);
      for (const one of access)
        this.db.run(
          'INSERT INTO access (workshop, role, hash, nonce) VALUES (?, ?, ?, ?)',
          id,
          one.role,
          one.hash,
          one.nonce,
        );
      this.documents.insert(documents);
    });
  }

  async workshop(id: string): Promise<Workshop | undefined> {
    const [row] = this.db.all('SELECT id, title, created_at FROM workshops WHERE id = ?', id);
    return row && { id: String(row['id']), title: String(row['title']), createdAt: Number(row['created_at']) };
  }

  async access(workshop: string): Promise<readonly Access[]> {
    return this.db.all('SELECT role, hash, nonce FROM access WHERE workshop = ?', workshop).map((row) => ({
      role: row['role'] as Role,
      hash: row['hash'] as Uint8Array,
      nonce: String(row['nonce']),
    }));
  }

  async addSession({ hash, workshop, role, user, expiresAt }: Session, most: number): Promise<void> {
    this.db.transaction(() => {
      this.db.run(
        `DELETE FROM sessions WHERE hash IN (SELECT hash FROM sessions WHERE workshop = ? AND role = ?
          ORDER BY expires_at DESC LIMIT -1 OFFSET ?)`,
        workshop,
        role,
        most - 1,
      );
      this.db.run(
        'INSERT INTO sessions (hash, workshop, role, user, expires_at) VALUES (?, ?, ?, ?, ?)',
        hash,
        workshop,
        role,
        user,
        expiresAt,
      );
    });
  }

  async session(hash: Uint8Array, now: number): Promise<Session | undefined> {
    const [row] = this.db.all(
      'SELECT hash, workshop, role, user, expires_at FROM sessions WHERE hash = ? AND expires_at > ?',
      hash,
      now,
    );
    return (
      row && {
        hash: row['hash'] as Uint8Array,
        workshop: String(row['workshop']),
        role: row['role'] as Role,
        user: String(row['user']),
        expiresAt: Number(row['expires_at']),
      }
    );
  }

  async forgetExpired(now: number): Promise<void> {
    this.db.run('DELETE FROM sessions WHERE expires_at <= ?', now);
  }
}
