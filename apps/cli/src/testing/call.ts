import { run } from '../run.ts';

/** One call of the command line in a folder: its exit code and what it printed. */
export async function callIn(cwd: string, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { cwd, out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
