import { configFrom } from './config.ts';
import { lineLog, mistakeOf, wordsOf } from './ops/log.ts';
import { startServer } from './server.ts';

export { listHistory, restoreHistory } from './history/admin.ts';
export { backup, restore } from './storage/backup.ts';
export type { HistoryPoint } from './storage/history.ts';
export { deleteWorkshops, type KeptWorkshop, listWorkshops } from './storage/workshops-admin.ts';

/** How long an orderly end may take before the process ends all the same, in milliseconds. */
const END_MS = 4500;

/**
 * Serves the product until the process is told to stop. When it cannot start it says why in one line on the error
 * output and ends the process with exit code 1.
 */
export async function serve(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  try {
    const config = configFrom(env);
    const server = await startServer(config).catch((error: unknown) => {
      throw startError(error, config.port);
    });
    process.stdout.write(`Stormbridge is ready at ${server.address}\n`);
    endWith(() => server.close());
  } catch (error) {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  }
}

function startError(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken by another program. Stop it, or set PORT to another number.`);
  if (code === 'EACCES') return new Error(`Port ${port} needs more rights than this user has. Set PORT above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new Error('HOST is no address of this machine.');
  return error;
}

/** Ends in order on the usual signals, and after a mistake of the program: a supervisor starts it again. */
function endWith(close: () => Promise<void>): void {
  let ending = false;
  const log = lineLog((line) => process.stderr.write(line));
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), END_MS).unref();
    close().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  process.on('uncaughtException', (error) => {
    log.error('mistake of the program', mistakeOf(error));
    end(1);
  });
}
