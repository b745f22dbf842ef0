import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface AppendRate {
  /** Rows a second, fifty in a transaction. */
  readonly batched: number;
  /** Rows a second, each in a transaction of its own. */
  readonly alone: number;
}

/** How many rows a second the server's own store makes durable; measured by a program of the server's. */
export async function appendRate(): Promise<AppendRate> {
  const script = join(import.meta.dirname, '../../apps/server/src/testing/append-rate.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  return JSON.parse(stdout) as AppendRate;
}
