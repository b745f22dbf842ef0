import { execFileSync } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

/** One table of a run. */
export interface Table {
  readonly title: string;
  /** What was measured, how often, and what the peer is. */
  readonly note: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a run was made on. Nothing in it tells whose machine it was. */
export interface Setting {
  readonly date: string;
  readonly load: string;
  readonly chromium: string;
  readonly quick: boolean;
}

/** How busy the machine is now, as the average number of waiting programs over a minute. */
export const load = (): string => (loadavg()[0] ?? 0).toFixed(1);

const markdown = ({ title, note, head, rows }: Table): string =>
  [
    `### ${title}`,
    '',
    note,
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map((_, at) => (at === 0 ? '---|' : '---:|')).join('')}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    '',
  ].join('\n');

/** A whole run as a section of `RESULTS.md`. */
export function sectionOf({ date, load: before, chromium, quick }: Setting, tables: readonly Table[]): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  const machine = [
    `${cpus().length} cores`,
    `${memory} GiB`,
    process.platform,
    `Node ${process.versions.node}`,
    `Chromium ${chromium}, headless, without a GPU`,
    `load ${before} before and ${load()} after`,
    `commit ${commit()}`,
  ];
  return [`## ${date}${quick ? ' (quick)' : ''}`, '', `${machine.join('; ')}.`, '', ...tables.map(markdown)].join('\n');
}

/** Adds a section to `RESULTS.md`. */
export const keep = (section: string): Promise<void> =>
  appendFile(join(import.meta.dirname, 'RESULTS.md'), `\n${section}`);

/** The commit that was measured; a plus where files had changed since. */
function commit(): string {
  const git = (...args: string[]): string =>
    execFileSync('git', args, {
      cwd: import.meta.dirname,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no', '--', '..').length > 0;
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}
