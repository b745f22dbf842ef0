import { wordsOf } from '../ops/log.ts';
import { MAKE_SPACE, takeDataFolder, UnusableFolder } from './data-folder.ts';
import { Database, isCannotWrite } from './database.ts';
import { SqliteDocuments } from './sqlite-documents.ts';
import { SqliteHistory } from './sqlite-history.ts';
import { SqliteWorkshops } from './sqlite-workshops.ts';
import type { Stores } from './stores.ts';

/** All that is stored, in one file of a folder that this process has for itself. @throws UnusableFolder */
export function openSqlite(dataDir: string): Stores {
  const folder = takeDataFolder(dataDir);
  const database = openDatabase(folder.database, folder.release);
  const documents = new SqliteDocuments(database);
  const workshops = new SqliteWorkshops(database, documents);
  const history = new SqliteHistory(database);
  const close = async (): Promise<void> => {
    database.close();
    folder.release();
  };
  return { documents, workshops, history, fences: undefined, close };
}

function openDatabase(path: string, release: () => void): Database {
  try {
    return new Database(path);
  } catch (error) {
    release();
    const words = wordsOf(error).replace(/\.$/, '');
    if (isCannotWrite(error)) throw new UnusableFolder(`The data in ${path} cannot be opened: ${words}. ${MAKE_SPACE}`);
    throw new UnusableFolder(`The data in ${path} cannot be read: ${words}.`);
  }
}
