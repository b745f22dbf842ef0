import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf, type Generated, generateBoards } from '../exported/boards.ts';
import { synthesised } from '../exported/cloudformation/synthesised.ts';
import { notLaidOut } from '../exported/layout.ts';
import { boardOfAnyShape, boardOfNames } from '../exported/random-board.ts';
import { typeCheckTogether } from '../exported/type-check.ts';
import { failure, generateOnCustomBus, linkPackages, run, workshop } from '../exported/workbench.ts';

const PARTS = 10;
const BOARDS = 200;
const seeds = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);
const seedsOf = (part: number): number[] => seeds(1000 + (part * BOARDS) / PARTS, BOARDS / PARTS);
/** Three of each shape (a shape is a seed modulo four), each shape in both flavours of the bus, six boards in each. */
const SYNTHESISED = seeds(1000, 12);
const flavourOf = (seed: number): 'classic' | 'custom' =>
  (seed + Math.floor(seed / 4)) % 2 === 0 ? 'classic' : 'custom';
const otherFlavour = (seed: number): 'classic' | 'custom' => (flavourOf(seed) === 'classic' ? 'custom' : 'classic');
const board = (seed: number): string =>
  SYNTHESISED.includes(seed) ? boardOfAnyShape(seed, flavourOf(seed)) : boardOfAnyShape(seed);
const TESTED = seeds(1012, 6);
const LINTED = seeds(1018, 4);
const NAMED = seeds(2000, 8);
/** What the board decides; everything else is the kit, which is read whole in the projects of `NAMED`. */
const OF_THE_BOARD = /^(bin|services)\//;

describe('two hundred random boards of every shape, with hostile labels', () => {
  let folder = '';
  const parts: Generated[] = [];
  beforeAll(async () => {
    folder = await workshop();
    for (const part of seeds(0, PARTS))
      parts.push(await generateBoards(join(folder, `part-${part}`), seedsOf(part), board));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const projects = (): string[] => parts.flatMap((part) => part.projects.map((project) => project.folder));

  const projectOf = (seed: number): string => {
    const project = projects().find((one) => basename(one) === `board-${seed}`);
    if (project === undefined) throw new Error(`seed ${seed} was refused`);
    return project;
  };

  it('[E34] nine of ten can be exported, and the others are refused in words', () => {
    const refused = parts.flatMap((part) => part.refused);
    expect(projects().length + refused.length).toBe(BOARDS);
    expect(projects().length, refused.join('\n')).toBeGreaterThanOrEqual(BOARDS * 0.9);
  });

  it.each(seeds(0, PARTS))('[E20] the projects type-check strictly (part %i)', async (part) => {
    const made = (parts[part]?.projects ?? []).map((project) => project.folder);
    expect(await typeCheckTogether(join(folder, `part-${part}`), made)).toBe('');
  });

  it('[E22] the boards that are synthesised type-check in the other flavour of the bus too', async () => {
    const other = join(folder, 'other-flavour');
    const made = await generateBoards(other, SYNTHESISED, (seed) => boardOfAnyShape(seed, otherFlavour(seed)));
    expect(made.refused).toEqual([]);
    const folders = made.projects.map((project) => project.folder);
    for (const example of ['order-checkout', 'file-manager']) {
      const { code, output } = await generateOnCustomBus(example, join(other, example));
      expect(code, output).toBe(0);
      folders.push(join(other, example));
    }
    expect(await typeCheckTogether(other, folders)).toBe('');
    await rm(other, { recursive: true });
  });

  it.each(seeds(0, PARTS))('[E50] the code is laid out as Prettier does (part %i)', async (part) => {
    expect(
      await notLaidOut(
        (parts[part]?.projects ?? []).map((project) => project.folder),
        OF_THE_BOARD,
      ),
    ).toEqual([]);
  });

  it('[E50] so it is with names of every length', async () => {
    const named = await generateBoards(join(folder, 'named'), NAMED, boardOfNames);
    expect(named.refused).toEqual([]);
    expect(await notLaidOut(named.projects.map((project) => project.folder))).toEqual([]);
    await rm(join(folder, 'named'), { recursive: true });
  });

  it.each(seeds(0, PARTS))('[E35] the same board gives the same bytes (part %i)', async (part) => {
    const first = parts[part]?.projects ?? [];
    const again = await generateBoards(join(folder, `again-${part}`), seedsOf(part), board);
    expect(again.projects.map(({ seed }) => seed)).toEqual(first.map(({ seed }) => seed));
    for (const [at, project] of again.projects.entries())
      expect(await digestOf(project.folder), `seed ${project.seed}`).toBe(await digestOf(first[at]?.folder ?? ''));
    await rm(join(folder, `again-${part}`), { recursive: true });
  });

  it.each(SYNTHESISED)('[E21] the board of seed %i synthesises to templates as specified', async (seed) => {
    const project = projectOf(seed);
    await linkPackages(project);
    expect(await synthesised(project)).toEqual([]);
  });

  it.each(LINTED)('[E50] the project of seed %i has no remark of the strict linter', async (seed) => {
    const project = projectOf(seed);
    await linkPackages(project);
    expect(failure(await run('npx', ['--no-install', 'eslint', '.', '--max-warnings', '0'], project))).toBe('');
  });

  it.each(TESTED)('[E36] the project of seed %i passes its own tests', async (seed) => {
    const project = projectOf(seed);
    await linkPackages(project);
    expect(failure(await run('npx', ['--no-install', 'vitest', 'run'], project))).toBe('');
  });
});
