import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocumentName } from '@stormbridge/sync';
import { DATABASE_FILE, takeDataFolder, UnusableFolder } from './data-folder.ts';
import { Database } from './database.ts';

/** A workshop of a data folder, for whoever runs the server. */
export interface KeptWorkshop {
  readonly id: string;
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Bytes of its documents and of their history. */
  readonly bytes: number;
}

const TABLES = ['updates', 'snapshots', 'history'] as const;

/**
 * The workshops of a data folder, largest first, also while a server runs on it.
 * @throws when there is no data
 */
export function listWorkshops(dataDir: string): readonly KeptWorkshop[] {
  const database = new Database(databaseIn(dataDir), { readOnly: true });
  try {
    const bytes = new Map<string, number>();
    for (const table of TABLES)
      for (const row of database.all(`SELECT doc, SUM(LENGTH(bytes)) AS bytes FROM ${table} GROUP BY doc`)) {
        const workshop = parseDocumentName(String(row['doc']))?.workshop ?? '';
        bytes.set(workshop, (bytes.get(workshop) ?? 0) + Number(row['bytes']));
      }
    return database
      .all('SELECT id, title, created_at FROM workshops')
      .map((row) => ({ id: String(row['id']), title: String(row['title']), createdAt: Number(row['created_at']) }))
      .map((workshop) => ({ ...workshop, bytes: bytes.get(workshop.id) ?? 0 }))
      .sort((a, b) => b.bytes - a.bytes || a.createdAt - b.createdAt);
  } finally {
    database.close();
  }
}

/**
 * Removes workshops for good, with their documents, their history, their links and who came by them, and gives their space
 * back to the disk. All of them or none.
 * @throws when a server runs on the folder, or one of the workshops is not in it
 */
export function deleteWorkshops(dataDir: string, ids: readonly string[]): void {
  databaseIn(dataDir);
  const folder = takeDataFolder(dataDir);
  let database: Database | undefined;
  try {
    const opened = new Database(folder.database);
    database = opened;
    opened.transaction(() => {
      for (const id of ids) deleteIn(opened, id);
    });
    opened.file.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    database?.close();
    folder.release();
  }
}

function deleteIn(database: Database, id: string): void {
  if (database.number('SELECT COUNT(*) FROM workshops WHERE id = ?', id) === 0)
    throw new Error(`There is no workshop ${id} in this folder.`);
  for (const table of TABLES)
    for (const row of database.all(`SELECT DISTINCT doc FROM ${table}`))
      if (parseDocumentName(String(row['doc']))?.workshop === id)
        database.run(`DELETE FROM ${table} WHERE doc = ?`, String(row['doc']));
  database.run('DELETE FROM sessions WHERE workshop = ?', id);
  database.run('DELETE FROM access WHERE workshop = ?', id);
  database.run('DELETE FROM workshops WHERE id = ?', id);
}

function databaseIn(dataDir: string): string {
  const path = join(dataDir, DATABASE_FILE);
  if (!existsSync(path)) throw new UnusableFolder(`There is no data of Stormbridge in ${dataDir}.`);
  return path;
}
