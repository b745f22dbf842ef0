import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { median, ms, ratio } from './numbers.ts';
import type { Table } from './results.ts';

const root = join(import.meta.dirname, '..');

interface Project {
  readonly folder: string;
  readonly services: number;
}

/** Runs a command to its end and gives the milliseconds that it took; throws with its output when it fails. */
function timed(command: string, args: readonly string[], cwd: string): Promise<number> {
  // Set to production by the build of the page, and npm would leave out what tests need.
  const { NODE_ENV: _, ...env } = process.env;
  const PATH = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...env, PATH, CI: 'true' }, stdio: 'pipe' });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(String(part)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(performance.now() - started);
      else reject(new Error(`${command} ${args.join(' ')} in ${cwd}:\n${said.join('').slice(-2000)}`));
    });
  });
}

const projectIn = async (folder: string): Promise<Project> => ({
  folder,
  services: (await readdir(join(folder, 'services'))).length,
});

const WORK = [
  { what: 'npm test', command: 'npm', args: ['test'] },
  { what: 'npx cdk synth --quiet', command: 'npx', args: ['cdk', 'synth', '--quiet'] },
] as const;

/**
 * Tests and synthesis of the project of an example, beside a hand-written project of the same kind: `peer` is its
 * folder, with its packages installed. Both in turn, after one run each that counts for nothing; time per service.
 */
export async function measureGenerated(board: string, peer: string, runs: number): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), 'stormbridge-bench-'));
  try {
    const own = join(folder, 'project');
    await timed(process.execPath, [join(root, 'apps/cli/src/main.ts'), 'generate', board, '--out', own], root);
    await timed('npm', ['ci', '--no-audit', '--no-fund'], own);
    const [ours, theirs] = [await projectIn(own), await projectIn(peer)];
    const rows: string[][] = [];
    for (const { what, command, args } of WORK) {
      const times: [number[], number[]] = [[], []];
      for (let run = 0; run <= runs; run++)
        for (const [at, project] of [ours, theirs].entries()) {
          const took = await timed(command, args, project.folder);
          if (run > 0) times[at]?.push(took);
        }
      const [a, b] = times.map(median) as [number, number];
      const each = [a / ours.services, b / theirs.services] as const;
      rows.push([what, ms(a), ms(b), ms(each[0]), ms(each[1]), ratio(...each)]);
    }
    return tableOf(ours, theirs, runs, rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const tableOf = (ours: Project, theirs: Project, runs: number, rows: string[][]): Table => ({
  title: 'The generated project',
  note:
    `Order checkout as generated (${ours.services} services) beside a hand-written project of the same practices, whose folder PEER names (${theirs.services} services). ` +
    `Medians of ${runs} runs of each, in turn, after one that does not count. The ratio is time per service.`,
  head: ['what', 'generated', 'hand-written', 'generated, per service', 'hand-written, per service', 'ratio'],
  rows,
});
