import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Server } from '@hocuspocus/server';
import { applyUpdate, encodeStateAsUpdate } from 'yjs';

/**
 * Hocuspocus as it comes, with what its database extension does: the whole document as one blob, after its own pauses.
 * SQLite is set as in our server, so that what it keeps is on the disk.
 */
const { FOLDER = '', SEED = '' } = process.env;
const seed = readFileSync(SEED);
const db = new DatabaseSync(join(FOLDER, 'hocuspocus.sqlite'));
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
db.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, bytes BLOB NOT NULL)');
const find = db.prepare('SELECT bytes FROM documents WHERE name = ?');
const keep = db.prepare('INSERT OR REPLACE INTO documents (name, bytes) VALUES (?, ?)');

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  onLoadDocument: async ({ document, documentName }) => {
    applyUpdate(document, (find.get(documentName)?.['bytes'] as Uint8Array | undefined) ?? seed);
  },
  onStoreDocument: async ({ document, documentName }) => {
    keep.run(documentName, encodeStateAsUpdate(document));
  },
});
await server.listen();
console.log(`ready at http://127.0.0.1:${server.address.port}`);
