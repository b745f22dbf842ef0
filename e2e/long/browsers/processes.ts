import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program in a process group and with a home of its own, so that all of it ends together. */
export interface Started {
  readonly child: ChildProcess;
  readonly home: string;
  /** What it has said until now. */
  readonly said: () => string;
  end(): Promise<void>;
}

/** Starts a program in a time zone, with a new empty home. The home goes to the arguments. */
export function startIn(timeZone: string, command: string, args: (home: string) => readonly string[]): Started {
  const home = mkdtempSync(join(tmpdir(), 'stormbridge-browser-'));
  const env = { ...process.env, TZ: timeZone, HOME: home, XDG_RUNTIME_DIR: home };
  const child = spawn(command, args(home), { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      said += String(part);
    });
  const ended = once(child, 'exit');
  const end = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGTERM');
      const late = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 10_000);
      await ended;
      clearTimeout(late);
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { child, home, said: () => said, end };
}
