import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateBoard } from './workbench.ts';

/** What became of some boards: folders of projects, and what the export says of the boards that it refused. */
export interface Generated {
  readonly projects: readonly { readonly seed: number; readonly folder: string }[];
  readonly refused: readonly string[];
}

/** A refusal is in words of a rule; a crash is none, although both end with exit code 1. */
const isRefusal = (output: string): boolean => / cannot become a CDK app yet:\n {2}.+\[[A-Z]+\d+\]/.test(output);

/** Generates the board of each seed into a folder of its own, two at a time; throws when the generator fails. */
export async function generateBoards(
  folder: string,
  seeds: readonly number[],
  board: (seed: number) => string,
): Promise<Generated> {
  await mkdir(folder, { recursive: true });
  const projects: { seed: number; folder: string }[] = [];
  const refused: string[] = [];
  const left = [...seeds];
  const work = async (): Promise<void> => {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
      const project = join(folder, `board-${seed}`);
      const { code, output } = await generateBoard(board(seed), project);
      if (code === 0) projects.push({ seed, folder: project });
      else if (isRefusal(output)) refused.push(`seed ${seed}: ${output}`);
      else throw new Error(`seed ${seed}: exit ${code}\n${output}`);
    }
  };
  await Promise.all([work(), work()]);
  return { projects: projects.sort((a, b) => a.seed - b.seed), refused };
}

/** One digest over the paths and bytes of every file of a project; what was installed into it does not count. */
export async function digestOf(project: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(project, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => !/\/(node_modules|cdk\.out)\//.test(path));
  for (const path of files.sort()) hash.update(`${path.slice(project.length)}\0`).update(await readFile(path));
  return `${files.length} files ${hash.digest('hex')}`;
}
