import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { newFolder } from '../testing/server.ts';
import { Database } from './database.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { SqliteDocuments } from './sqlite-documents.ts';
import { SqliteWorkshops } from './sqlite-workshops.ts';

/** A file as the first version of Stormbridge wrote it: one workshop with its board and session. */
function oldFile(): string {
  const path = join(newFolder(), 'old.sqlite');
  const packed = readFileSync(join(import.meta.dirname, '../testing/fixtures/version-1.sqlite.gz'));
  writeFileSync(path, gunzipSync(packed));
  return path;
}

/** The tables and indexes of a file, as they were made. */
const layout = (database: Database): unknown =>
  database.all("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name");

test('[V53] a file of an older version is brought to the layout of a new one, and holds what it held', async () => {
  const path = oldFile();
  const before = new DatabaseSync(path, { readOnly: true });
  const [{ id = '' } = {}] = before.prepare('SELECT id FROM workshops').all();
  expect(before.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
  before.close();
  for (const time of ['upgraded', 'opened again']) {
    const database = new Database(path);
    const fresh = new Database(join(newFolder(), 'new.sqlite'));
    expect(layout(database), time).toEqual(layout(fresh));
    expect(database.number('PRAGMA user_version')).toBe(SCHEMA_VERSION);
    const documents = new SqliteDocuments(database);
    expect(await new SqliteWorkshops(database, documents).workshop(String(id))).toMatchObject({
      title: 'An old workshop',
    });
    expect(await documents.load(`board/${id}`)).toHaveLength(1);
    database.close();
    fresh.close();
  }
});

test('[V53] a file of a newer version is refused in words and left as it is', () => {
  const path = join(newFolder(), 'newer.sqlite');
  const newer = new Database(path);
  newer.file.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
  newer.close();
  const before = readFileSync(path);
  expect(() => new Database(path)).toThrow('newer version');
  expect(readFileSync(path).equals(before)).toBe(true);
});
