import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newFolder } from '../testing/server.ts';
import { workshopContract } from '../testing/workshop-contract.ts';
import { openSqlite } from './open-sqlite.ts';

workshopContract('SQLite', () => {
  const stores = openSqlite(join(newFolder(), 'data'));
  onTestFinished(() => stores.close());
  return stores;
});
