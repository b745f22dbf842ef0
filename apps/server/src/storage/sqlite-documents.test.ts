import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newFolder } from '../testing/server.ts';
import { storeContract } from '../testing/store-contract.ts';
import { Database } from './database.ts';
import { SqliteDocuments } from './sqlite-documents.ts';

storeContract('SQLite', () => {
  const path = join(newFolder(), 'test.sqlite');
  const open = (): SqliteDocuments => {
    const database = new Database(path);
    onTestFinished(() => database.close());
    return new SqliteDocuments(database);
  };
  return { store: open(), reopen: open };
});
