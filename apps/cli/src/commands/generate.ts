import { resolve } from 'node:path';
import { exportWarnings } from '@stormbridge/exporters';
import { compileTypes } from '../compile-types.ts';
import { type Prepared, prepare } from '../project/regenerate.ts';
import { brokenSaid, drift, needsPeople, stepCounts, stepTable } from '../project/report.ts';
import { isCutOff, recover } from '../project/transaction.ts';
import { CommandError, problemLine, readBoard, type Terminal } from '../terminal.ts';
import type { Command } from './command.ts';

export const generate: Command = {
  name: 'generate',
  usage:
    'generate <board.json> --out <folder> [--dry-run | --check] [--merge] [--offer] [--restore] [--rename] [--force]',
  summary: 'Write the AWS CDK app of a board into a folder, or bring the app that is there up to date.',
  details: [
    '-o, --out <folder>  where to write; made when it is not there',
    '--dry-run           print what would happen to which file, and write nothing',
    '--check             write nothing; exit code 1 when the project is not what the board says, for CI',
    '--merge             merge owned files that you changed with what the generator changed in them',
    '--offer             put the text for this board beside handlers and tests that were written for an earlier one',
    '--restore           write handlers and tests again that you deleted',
    '--rename            let names in code follow the stickies; without it renaming a sticky renames no code',
    '--force             also into a folder with other files in it; none of them is written over',
    '',
    'Owned files (stacks, contracts, kit) are written anew as long as nobody changed them. One that you changed is',
    'kept; the new text is put beside it as <file>.new. Handlers, domain code and tests are written once and are yours.',
    'Nothing is ever deleted: what is no longer on the board is reported. All of it is written, or nothing.',
    '',
    'Exit codes: 0 done; 1 the board has problems, or --check found a difference; 2 the call could not be carried',
    'out; 3 done, and there are files that you and the generator both changed.',
  ],
  options: {
    out: { type: 'string', short: 'o' },
    'dry-run': { type: 'boolean' },
    check: { type: 'boolean' },
    merge: { type: 'boolean' },
    offer: { type: 'boolean' },
    restore: { type: 'boolean' },
    rename: { type: 'boolean' },
    force: { type: 'boolean' },
  },
  positionals: [1, 1],
  run: async ({ positionals: [file = ''], options }, terminal) => {
    if (typeof options['out'] !== 'string') throw new CommandError('Say where to write: --out <folder>.');
    const folder = resolve(terminal.cwd, options['out']);
    const board = await readBoard(file, terminal);
    const looksOnly = options['check'] === true || options['dry-run'] === true;
    if (looksOnly && isCutOff(folder))
      throw new CommandError(`An earlier call was cut off in ${folder}. Generate once without --check and --dry-run.`);
    if (!looksOnly && (await recover(folder)))
      terminal.err(`An earlier call was cut off in ${folder}; what it had written was taken back.`);
    const prepared = await prepare(
      folder,
      board,
      { compileTypes },
      {
        adopt: options['force'] === true,
        merge: options['merge'] === true,
        offer: options['offer'] === true,
        rename: options['rename'] === true,
        restore: options['restore'] === true,
      },
    );
    if (!prepared.ok) {
      terminal.err(`${file} cannot become a CDK app yet:`);
      for (const problem of prepared.problems) terminal.err(problemLine(problem));
      return 1;
    }
    for (const warning of exportWarnings(board)) terminal.err(`warning${problemLine(warning)}`);
    if (options['check'] === true) return tellDrift(prepared.value, folder, terminal);
    if (options['dry-run'] === true) return tellPlan(prepared.value, terminal);
    await prepared.value.write();
    return tellDone(prepared.value, folder, terminal);
  },
};

function tellPlan({ plan: { steps } }: Prepared, { out }: Terminal): number {
  for (const line of stepTable(steps)) out(line);
  out(`Nothing was written. It would be: ${stepCounts(steps)}.`);
  for (const line of brokenSaid(steps)) out(line);
  return 0;
}

function tellDrift({ plan: { steps } }: Prepared, folder: string, { out, err }: Terminal): number {
  const found = drift(steps);
  const orphans = steps.filter(({ action }) => action === 'orphan');
  for (const line of stepTable([...found, ...orphans])) out(line);
  if (found.length === 0) {
    out(`${folder} is what the board says.`);
    return 0;
  }
  err(`${folder} is not what the board says: ${stepCounts(found)}. Run stormbridge generate without --check.`);
  return 1;
}

function tellDone({ first, plan: { steps } }: Prepared, folder: string, { out }: Terminal): number {
  out(`Wrote ${folder}: ${stepCounts(steps)}.`);
  for (const line of stepTable(needsPeople(steps))) out(line);
  for (const line of brokenSaid(steps)) out(line);
  out(first ? 'Next: npm ci && npm test && npx cdk synth --quiet' : 'Next: npm install && npm test');
  return steps.some(({ action }) => action === 'conflict') ? 3 : 0;
}
