import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** The system may end a process that writes beyond what it may; as on a full disk, it is to get an error instead. */
export const OUTLIVE = "--import data:text/javascript,process.on('SIGXFSZ',()=>undefined)";

const main = resolve(import.meta.dirname, '../main.ts');

/** The server as a process of its own. */
export interface ServerProcess {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** The exit code, once it has ended; the name of the signal when one ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves with the address, once it is ready. */
  readonly address: Promise<string>;
}

/** Starts the server with these settings, or what is given to Node instead; ended with the test. */
export function startProcess(
  env: Readonly<Record<string, string>>,
  cwd?: string,
  program: readonly string[] = [main],
): ServerProcess {
  const { PORT: _, HOST: __, DATA_DIR: ___, INIT_CWD: ____, ...rest } = process.env;
  const child = spawn(process.execPath, program, {
    cwd,
    env: { ...rest, PORT: '0', HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stderr.on('data', (part) => {
    errors += part;
  });
  const ended = new Promise<number | string>((done) =>
    child.once('close', (code, signal) => done(code ?? signal ?? -1)),
  );
  const address = new Promise<string>((ready, fail) => {
    child.stdout.on('data', (part) => {
      output += part;
      const found = /ready at (http:\S+)/.exec(output)?.[1];
      if (found !== undefined) ready(found);
    });
    void ended.then((code) => fail(new Error(`The server ended with ${code}: ${errors}`)));
  });
  address.catch(() => undefined);
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { process: child, output: () => output, errors: () => errors, ended, address };
}
