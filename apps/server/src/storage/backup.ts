import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE, takeDataFolder, UnusableFolder } from './data-folder.ts';
import { APPLICATION_ID } from './schema.ts';

/**
 * Writes a copy of all data into one new file, also while a server runs.
 * @throws when there is no data or the file is there already
 */
export function backup(dataDir: string, target: string): void {
  const source = join(dataDir, DATABASE_FILE);
  if (!existsSync(source)) throw new UnusableFolder(`There is no data of Stormbridge in ${dataDir}.`);
  if (existsSync(target)) throw new Error(`${target} is there already; a backup never overwrites.`);
  const db = new DatabaseSync(source, { readOnly: true, timeout: 5000 });
  try {
    db.prepare('VACUUM INTO ?').run(target);
  } finally {
    db.close();
  }
}

/**
 * Puts a backup in the place of the data, which is kept beside it. Gives the name of that file, if there was any data.
 * @throws when a server runs on the folder, or the file is no sound backup
 */
export function restore(dataDir: string, file: string): string | undefined {
  check(file);
  const folder = takeDataFolder(dataDir);
  try {
    const fresh = `${folder.database}.new`;
    copyFileSync(file, fresh);
    sync(fresh);
    const kept = keep(folder.database);
    renameSync(fresh, folder.database);
    sync(dataDir);
    return kept;
  } finally {
    folder.release();
  }
}

function check(file: string): void {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const refuse = (): never => {
    throw new Error(`${file} is not a sound backup of Stormbridge; nothing was changed.`);
  };
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      const id = Object.values(db.prepare('PRAGMA application_id').get() ?? {})[0];
      const state = Object.values(db.prepare('PRAGMA integrity_check').get() ?? {})[0];
      if (id !== APPLICATION_ID || state !== 'ok') refuse();
    } finally {
      db.close();
    }
  } catch {
    refuse();
  }
}

/** Moves the data aside, with what is still in its write-ahead log. */
function keep(database: string): string | undefined {
  if (!existsSync(database)) return undefined;
  const db = new DatabaseSync(database);
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  db.close();
  const kept = `${database}.before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(database, kept);
  for (const rest of ['-wal', '-shm']) rmSync(database + rest, { force: true });
  return kept;
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
