import { PostgresDatabase } from './postgres-database.ts';
import { PostgresDocuments } from './postgres-documents.ts';
import { PostgresHistory } from './postgres-history.ts';
import { PostgresWorkshops } from './postgres-workshops.ts';
import type { Stores } from './stores.ts';

/** All that is stored, in Postgres. @throws StoreUnavailable, or an error with a sentence */
export async function openPostgres(url: string): Promise<Stores> {
  const database = await PostgresDatabase.open(url);
  const documents = new PostgresDocuments(database);
  const workshops = new PostgresWorkshops(database, documents);
  const history = new PostgresHistory(database);
  return { documents, workshops, history, fences: documents, close: () => database.close() };
}
