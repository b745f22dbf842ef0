import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { historyContract } from '../testing/history-contract.ts';
import { newFolder } from '../testing/server.ts';
import { Database } from './database.ts';
import { SqliteHistory } from './sqlite-history.ts';

historyContract('SQLite', () => {
  const path = join(newFolder(), 'test.sqlite');
  const open = (): SqliteHistory => {
    const database = new Database(path);
    onTestFinished(() => database.close());
    return new SqliteHistory(database);
  };
  return { store: open(), reopen: open };
});
