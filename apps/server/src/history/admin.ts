import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, readSession, readState, restoreState, SCHEMA_STEPS } from '@stormbridge/sync';
import type * as Y from 'yjs';
import { newId } from '../auth/tokens.ts';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { rebuildBest } from '../room/document.ts';
import { DATABASE_FILE, takeDataFolder, UnusableFolder } from '../storage/data-folder.ts';
import { Database } from '../storage/database.ts';
import type { HistoryPoint } from '../storage/history.ts';
import type { Stored } from '../storage/log.ts';
import { SqliteDocuments } from '../storage/sqlite-documents.ts';
import { SqliteHistory } from '../storage/sqlite-history.ts';
import { boardDocument } from '../work/board-file.ts';
import { packed, unpacked } from './packed.ts';

/**
 * The moments of a workshop's board, newest first, also while a server runs on the folder.
 * @throws when there is no data or no such workshop
 */
export async function listHistory(dataDir: string, workshop: string): Promise<readonly HistoryPoint[]> {
  const database = new Database(databaseIn(dataDir), { readOnly: true });
  try {
    const board = `board/${workshop}`;
    await waysOf(new SqliteDocuments(database), board);
    return await new SqliteHistory(database).list(board);
  } finally {
    database.close();
  }
}

/**
 * Makes the board of a workshop what it was at a point, and gives the point of before.
 * @throws when a server runs on the folder, or there is no such workshop or point
 */
export async function restoreHistory(dataDir: string, workshop: string, id: string): Promise<HistoryPoint> {
  databaseIn(dataDir);
  const folder = takeDataFolder(dataDir);
  let database: Database | undefined;
  try {
    database = new Database(folder.database);
    return await restoreIn(database, workshop, id);
  } finally {
    database?.close();
    folder.release();
  }
}

async function restoreIn(database: Database, workshop: string, id: string): Promise<HistoryPoint> {
  const documents = new SqliteDocuments(database);
  const history = new SqliteHistory(database);
  const board = `board/${workshop}`;
  const { doc, stored } = rebuildBest(await waysOf(documents, board));
  const bytes = await history.read(board, id);
  if (bytes === undefined) throw new Error(`There is no point ${id} of this workshop. "history list" tells them.`);
  const then = readState(boardDocument([await unpacked(bytes)]));
  const { epoch, seq } = stored;
  const stage = readSession(rebuildBest(await waysOf(documents, `session/${workshop}`)).doc).stage;
  const by = 'the command line';
  const before: HistoryPoint = {
    id: newId(),
    doc: board,
    at: Date.now(),
    reason: 'restore',
    stage,
    name: '',
    by,
    epoch,
    seq,
  };
  const kept = await history.keep(before, await packed(stored), DEFAULT_LIMITS.pointsPerBoard);
  const update = changeOf(doc, () => {
    migrate(doc, SCHEMA_STEPS.board);
    restoreState(doc, then);
  });
  if (update !== undefined) await documents.append([{ doc: board, epoch, seq: seq + 1, bytes: update }]);
  const [newest = before] = kept === 'unchanged' ? await history.list(board) : [before];
  return newest;
}

/** What a piece of work writes into a document, as one update; `undefined` when it writes nothing. */
function changeOf(doc: Y.Doc, work: () => void): Uint8Array | undefined {
  let update: Uint8Array | undefined;
  doc.once('update', (bytes: Uint8Array) => {
    update = bytes;
  });
  doc.transact(work);
  return update;
}

function databaseIn(dataDir: string): string {
  const path = join(dataDir, DATABASE_FILE);
  if (!existsSync(path)) throw new UnusableFolder(`There is no data of Stormbridge in ${dataDir}.`);
  return path;
}

async function waysOf(documents: SqliteDocuments, doc: string): Promise<readonly Stored[]> {
  const ways = await documents.load(doc);
  if (ways.length === 0) throw new Error(`There is no workshop ${doc.slice(doc.indexOf('/') + 1)} in this folder.`);
  return ways;
}
