// Running other programs: one way for all scripts of this folder.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json and everything else. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What the scripts remember between runs; inside node_modules, so that deleting that folder forgets it too. */
export const memory = join(root, 'node_modules', '.stormbridge');

const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';

/**
 * The environment for a program of this project: its own tools and its own Node come first on the path.
 * NODE_ENV is left out, because "production" would make the installer skip the build tools.
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export const environment = (extra = {}) => {
  const { NODE_ENV: _, ...rest } = process.env;
  return { ...rest, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, ...extra };
};

/** For tools that colour their output even where nobody can see it, as in a log. */
export const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };

/**
 * Runs a program to its end and gives its exit code (1 when a signal or the time limit ended it).
 * With a limit the program gets a process group of its own, so that at the limit its children end with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, toStderr?: boolean, limitSeconds?: number }} [options]
 * @returns {Promise<number>}
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const ownGroup = options.limitSeconds !== undefined && !windows;
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? environment(),
      stdio: ['ignore', options.toStderr ? 2 : 'inherit', 'inherit'],
      detached: ownGroup,
      shell: windows,
    });
    /** @param {NodeJS.Signals} [signal] */
    const end = (signal = 'SIGKILL') => {
      try {
        if (ownGroup && child.pid) process.kill(-child.pid, signal);
        else child.kill(signal);
      } catch {
        // It has ended by itself meanwhile.
      }
    };
    const onSignal = () => {
      end('SIGTERM');
      process.exit(130);
    };
    const timer = options.limitSeconds
      ? setTimeout(() => {
          console.error(`${command} was ended: it took more than ${options.limitSeconds} s`);
          // A browser runs outside of the group; who started it closes it when asked first.
          end('SIGTERM');
          setTimeout(end, 10_000).unref();
        }, options.limitSeconds * 1000)
      : undefined;
    if (ownGroup) for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, onSignal);
    const settle = () => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, onSignal);
    };
    child.once('error', (error) => {
      settle();
      reject(error);
    });
    child.once('close', (code) => {
      settle();
      if (ownGroup) end();
      resolve(code ?? 1);
    });
  });

/**
 * Runs a program in the place of this script: same input and output, signals go through, and its exit code is ours.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
export const become = (command, args, options = {}) => {
  const child = spawn(command, args, { cwd: options.cwd ?? root, env: options.env ?? environment(), stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // A terminal sends Ctrl+C to the whole group, so the program has it already.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal)));
  }
  // npm puts a shell between itself and us, and that shell dies without passing a signal on.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
  if (process.env['npm_lifecycle_event'] && !windows) setInterval(orphaned, 250).unref();
  child.once('error', (error) => fail(error.message));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  return child;
};

/**
 * Says one line and ends.
 * @param {string} line
 * @returns {never}
 */
export const fail = (line) => {
  console.error(line);
  process.exit(1);
};
