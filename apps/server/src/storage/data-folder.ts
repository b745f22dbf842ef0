import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isCannotWrite } from './database.ts';

/** The data folder cannot be used; the message is a sentence for whoever started the server. */
export class UnusableFolder extends Error {}

export const DATABASE_FILE = 'stormbridge.sqlite';
const LOCK_FILE = 'stormbridge.lock';

/** A folder that this process has for itself until `release`, or until it dies, however it dies. */
export interface DataFolder {
  readonly database: string;
  release(): void;
}

/**
 * Takes the data folder. The lock is one of the operating system on a small SQLite file: it cannot be left behind by a
 * process that was killed, and it keeps two servers from writing one document.
 * @throws UnusableFolder
 */
export function takeDataFolder(path: string): DataFolder {
  try {
    makeFolder(path);
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unusable(path, error);
  }
  const lock = locked(path);
  return { database: join(path, DATABASE_FILE), release: () => lock.close() };
}

/** Like `mkdirSync` with `recursive`, which never returns for a folder below `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw Object.assign(new Error('A file is there'), { code: 'ENOTDIR' });
    return;
  }
  makeFolder(dirname(path));
  mkdirSync(path);
}

function locked(path: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(path, LOCK_FILE));
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (isBusy(error))
      throw new UnusableFolder(`The data folder ${path} is in use by another Stormbridge. Stop it or set DATA_DIR.`);
    throw unusable(path, error);
  }
}

const SQLITE_BUSY = 5;
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === SQLITE_BUSY;

function unusable(path: string, error: unknown): UnusableFolder {
  const remedy = isFull(error) ? MAKE_SPACE : 'Set DATA_DIR to a folder.';
  return new UnusableFolder(`The data folder ${path} cannot be used: ${reasonOf(error)}. ${remedy}`);
}

/** What helps where the disk takes nothing. */
export const MAKE_SPACE = 'Make space on its disk and start again.';

const isFull = (error: unknown): boolean =>
  isCannotWrite(error) || (error instanceof Error && 'code' in error && /^(?:ENOSPC|EDQUOT)$/.test(String(error.code)));

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'a file is in its place';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'it is not writable';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full';
  if (code === 'ENOENT') return 'it cannot be made';
  return error instanceof Error ? error.message : String(error);
}
