import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOND, type Bond, bondFiles, exporterOf, hashOf, readBaseTexts, readManifest } from '@stormbridge/exporters';
import { emptyBoard, parseBoardFile } from '@stormbridge/model';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compileTypes } from '../compile-types.ts';
import { callIn } from '../testing/call.ts';

const EXAMPLE = join(import.meta.dirname, '../../../../public/examples/order-checkout.json');
const STACK = 'services/order/lib/order-stack.ts';
const CATALOG = 'contracts/catalog.json';

interface Row {
  id: string;
  kind?: string;
  label?: string;
  name?: string;
  [field: string]: unknown;
}
type BoardJson = Record<string, Row[]> & { settings: Record<string, unknown>; bus: Record<string, unknown> };

let fresh = '';
let cwd = '';
const call = (...args: readonly string[]) => callIn(cwd, ...args);
const app = (path: string): string => join(cwd, 'app', path);
const read = (path: string): Promise<string> => readFile(app(path), 'utf8');
const write = (path: string, text: string): Promise<void> => writeFile(app(path), text);

/** Writes a changed example beside the project, and gives its name. */
async function changedBoard(change: (board: BoardJson) => void): Promise<string> {
  const board = JSON.parse(await readFile(EXAMPLE, 'utf8')) as BoardJson;
  change(board);
  await writeFile(join(cwd, 'changed.json'), JSON.stringify(board));
  return 'changed.json';
}

const addCommand = (board: BoardJson): void => {
  const order = board['elements']?.find(({ kind, aggregate }) => kind === 'command' && aggregate !== undefined) as Row;
  board['elements']?.push({ ...order, id: 'newcomer', label: 'Applaud the shopper', codeName: undefined });
};

async function everything(): Promise<Map<string, string>> {
  const entries = await readdir(join(cwd, 'app'), { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const));
  return new Map(
    texts.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => [path.slice(app('').length + 1), text]),
  );
}

async function readBond(): Promise<Bond> {
  const manifest = readManifest(await read(BOND.manifest));
  if (!manifest.ok) throw new Error('no manifest');
  return { manifest: manifest.value, base: readBaseTexts(await read(BOND.base)) };
}

async function writeBond(bond: Bond): Promise<void> {
  for (const [path, text] of bondFiles(emptyBoard, bond)) if (path !== BOND.model) await write(path, text);
}

beforeAll(async () => {
  fresh = await mkdtemp(join(tmpdir(), 'stormbridge-fresh-'));
  expect(await callIn(fresh, 'generate', EXAMPLE, '--out', 'app')).toMatchObject({ code: 0, err: '' });
});
afterAll(() => rm(fresh, { recursive: true, force: true }));
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'stormbridge-again-'));
  await cp(join(fresh, 'app'), join(cwd, 'app'), { recursive: true });
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

describe('generating into a project', () => {
  it('[T10] begins with what the zip holds', async () => {
    const board = parseBoardFile(await readFile(EXAMPLE, 'utf8'));
    const made = board.ok ? await exporterOf('cdk')?.run(board.value, { compileTypes }) : undefined;
    expect(made?.ok && [...made.value]).toEqual([...(await everything())].sort(([a], [b]) => (a < b ? -1 : 1)));
  });

  it('[T11] adds what is new, rewrites what nobody touched, keeps what is yours, reports what is gone', async () => {
    const handlers = (await readdir(app('services/order/src/policies'))).map(
      (name) => `services/order/src/policies/${name}`,
    );
    const [handler = ''] = handlers;
    await write(handler, '// mine\n');
    const file = await changedBoard((board) => {
      addCommand(board);
      board['subscriptions'] = (board['subscriptions'] ?? []).slice(1);
    });
    const before = await everything();
    const planned = await call('generate', file, '--out', 'app', '--dry-run');
    const done = await call('generate', file, '--out', 'app');
    const orphan =
      /^orphan +services\/.+ not generated any more; nothing imports it: take over what you need, then delete it$/m;
    const said = ({ out }: { readonly out: string }): string | undefined =>
      orphan.exec(out)?.[0].replaceAll(/ +/g, ' ');
    expect(said(planned)).toBe(said(done) ?? 'no orphan');
    expect(done.out).toMatch(/orphans? (is|are) left in place: nothing of yours is deleted\./);
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toMatch(/\d+ orphan, \d+ behind, \d+ new, \d+ rewrite, \d+ keep, \d+ same/);
    expect(done.out).toMatch(/^orphan +services\//m);
    const after = await everything();
    expect([...before.keys()].filter((path) => !after.has(path))).toEqual([]);
    expect(after.get(handler)).toBe('// mine\n');
    expect(after.get(CATALOG)).toContain('ApplaudTheShopper');
    expect(after.has('contracts/schemas/commands/ApplaudTheShopper.v1.json')).toBe(true);
  });

  it('[T12] keeps an owned file that you changed and gives the new text beside it', async () => {
    await write(CATALOG, '{ "mine": true }\n');
    expect(await call('generate', EXAMPLE, '--out', 'app')).toMatchObject({ code: 0 });
    const file = await changedBoard(addCommand);
    for (let time = 0; time < 2; time++) {
      const done = await call('generate', file, '--out', 'app');
      expect(done.code).toBe(3);
      expect(done.out).toMatch(
        /^conflict +contracts\/catalog\.json +changed by hand; the new text is in contracts\/catalog\.json\.new$/m,
      );
      expect(await read(CATALOG)).toBe('{ "mine": true }\n');
      expect(await read(`${CATALOG}.new`)).toContain('ApplaudTheShopper');
    }
    await rm(app(`${CATALOG}.new`));
    expect(await call('generate', file, '--out', 'app')).toMatchObject({ code: 0 });
  });

  it('[T13] merges both changes where they are apart', async () => {
    const stack = await read(STACK);
    await write(STACK, `// A line of mine.\n${stack}`);
    const file = await changedBoard((board) => {
      for (const service of board['services'] ?? []) service['purpose'] = 'Quite another purpose';
    });
    expect(await call('generate', file, '--out', 'app', '--merge')).toMatchObject({ code: 0 });
    const merged = await read(STACK);
    expect(merged.startsWith('// A line of mine.\n')).toBe(true);
    expect(merged).toContain('Quite another purpose');
    expect(await call('generate', file, '--out', 'app', '--check')).toMatchObject({ code: 0 });
  });

  it('[T13] takes the text of an earlier generator as base', async () => {
    // An earlier version printed one line less and another one besides: its text is on the disk and in the bond.
    const { base, manifest } = await readBond();
    const stack = await read(STACK);
    const earlier = stack
      .replace(/^.*addDashboard.*\n/m, '')
      .replace('export class', '// as it was printed once\nexport class');
    expect(earlier).not.toBe(stack);
    await writeBond({
      base: new Map(base).set(STACK, earlier),
      manifest: { ...manifest, generator: '0.0.9', owned: new Map(manifest.owned).set(STACK, hashOf(earlier)) },
    });
    await write(STACK, `// A line of mine.\n${earlier}`);
    expect(await call('generate', EXAMPLE, '--out', 'app', '--merge')).toMatchObject({ code: 0 });
    expect(await read(STACK)).toBe(`// A line of mine.\n${stack}`);
  });

  it('[T13] marks the lines that both changed', async () => {
    const stack = await read(STACK);
    await write(STACK, stack.replace(/^\/\*\* .*$/m, '/** My own words. */').replaceAll('\n', '\r\n'));
    const file = await changedBoard((board) => {
      for (const service of board['services'] ?? []) service['purpose'] = 'Quite another purpose';
    });
    const done = await call('generate', file, '--out', 'app', '--merge');
    expect(done.code).toBe(3);
    expect(await read(STACK)).toMatch(
      /<<<<<<< yours\r\n\/\*\* My own words\. \*\/\r\n=======\r\n\/\*\* Quite another purpose.*\r\n>>>>>>> generated\r\n/,
    );
  });

  it('[T14] a dry run tells and writes nothing', async () => {
    await write(CATALOG, '{}');
    await write('CODEOWNERS', 'mine');
    const before = await everything();
    const done = await call('generate', await changedBoard(addCommand), '--out', 'app', '--dry-run', '--merge');
    expect(done.code).toBe(0);
    for (const word of ['what', 'new', 'rewrite', 'keep', 'conflict'])
      expect(done.out).toMatch(new RegExp(`^${word} `, 'm'));
    expect(await everything()).toEqual(before);
    await call('generate', EXAMPLE, '--out', 'elsewhere', '--dry-run');
    expect(existsSync(join(cwd, 'elsewhere'))).toBe(false);
  });

  it('[T14] a check fails when something differs and says what', async () => {
    const moved = await changedBoard((board) => {
      for (const row of board['elements'] ?? []) row['posLandscape'] = { x: 1, y: 2 };
    });
    expect(await call('generate', moved, '--out', 'app', '--check')).toMatchObject({ code: 0 });
    const file = await changedBoard(addCommand);
    const before = await everything();
    const done = await call('generate', file, '--out', 'app', '--check');
    expect(done).toMatchObject({ code: 1 });
    expect(done.out).toMatch(/^rewrite +contracts\/catalog\.json/m);
    expect(done.err).toContain('is not what the board says');
    expect(await everything()).toEqual(before);
    await call('generate', file, '--out', 'app');
    expect(await call('generate', file, '--out', 'app', '--check')).toMatchObject({ code: 0 });
    await write(STACK, 'mine');
    expect(await call('generate', file, '--out', 'app', '--check')).toMatchObject({ code: 0 });
  });

  it('[T17] renaming everything renames no code, unless it is asked for', async () => {
    const file = await changedBoard((board) => {
      board.settings['title'] = 'Another shop';
      board.bus['name'] = 'another-bus';
      for (const row of board['elements'] ?? []) row.label = `New ${row.label}`;
      for (const table of ['services', 'contexts', 'aggregates', 'types'])
        for (const row of board[table] ?? []) row.name = `New ${row.name}`;
    });
    const before = [...(await everything()).keys()];
    expect(await call('generate', file, '--out', 'app')).toMatchObject({ code: 0 });
    expect([...(await everything()).keys()]).toEqual(before);
    expect(JSON.parse(await read('package.json')).name).toBe('order-checkout');
    const asked = await call('generate', file, '--out', 'app', '--rename');
    expect(asked.out).toMatch(/^orphan +services\/order\/lib/m);
    expect(JSON.parse(await read('package.json')).name).toBe('another-shop');
  });

  it('[T18] a deleted test stays deleted, until it is asked for', async () => {
    const path = 'services/order/test/order.test.ts';
    await rm(app(path));
    const done = await call('generate', EXAMPLE, '--out', 'app');
    expect(done.out).toMatch(/^gone +services\/order\/test\/order\.test\.ts/m);
    expect(existsSync(app(path))).toBe(false);
    await call('generate', EXAMPLE, '--out', 'app', '--restore');
    expect(existsSync(app(path))).toBe(true);
  });

  it('[T21] lists the handlers that were written for an earlier board, and offers their text of today', async () => {
    const file = await changedBoard(addCommand);
    const done = await call('generate', file, '--out', 'app');
    const [, behind = ''] = /^behind +(services\S+\/src\/handlers\/\S+)/m.exec(done.out) ?? [];
    expect(behind).not.toBe('');
    const before = await read(behind);
    expect(await call('generate', file, '--out', 'app', '--offer')).toMatchObject({ code: 0 });
    expect(await read(`${behind}.new`)).toContain('applaudTheShopper');
    expect(await read(behind)).toBe(before);
    expect((await call('generate', file, '--out', 'app')).out).not.toMatch(/^behind/m);
  });

  it('[T19] eject ends the bond and touches nothing else', async () => {
    const before = [...(await everything())].filter(([path]) => !path.startsWith(BOND.folder));
    expect(await call('eject', 'app')).toMatchObject({ code: 0 });
    expect([...(await everything())]).toEqual(before);
    expect(await call('generate', EXAMPLE, '--out', 'app')).toMatchObject({ code: 2 });
    expect((await call('eject', 'app')).err).toContain('is no project of Stormbridge');
  });
});

describe('a folder', () => {
  it('[T16] that holds other things is refused; with --force they stay', async () => {
    await mkdir(join(cwd, 'other/bin'), { recursive: true });
    await writeFile(join(cwd, 'other/package.json'), 'theirs');
    await writeFile(join(cwd, 'other/README.md'), 'theirs');
    const refused = await call('generate', EXAMPLE, '--out', 'other');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('is no project of Stormbridge');
    expect((await readdir(join(cwd, 'other'))).sort()).toEqual(['README.md', 'bin', 'package.json']);
    expect(await call('generate', EXAMPLE, '--out', 'other', '--force')).toMatchObject({ code: 3 });
    for (const name of ['package.json', 'README.md'])
      expect(await readFile(join(cwd, 'other', name), 'utf8')).toBe('theirs');
    expect(existsSync(join(cwd, 'other/package.json.new'))).toBe(true);
  });

  it('[T16] of version control counts as empty', async () => {
    await mkdir(join(cwd, 'empty/.git'), { recursive: true });
    expect(await call('generate', EXAMPLE, '--out', 'empty')).toMatchObject({ code: 0 });
  });

  it.each([
    ['a damaged manifest', () => write(BOND.manifest, '{'), 'cannot be read'],
    [
      'a later generator',
      async () =>
        write(BOND.manifest, (await read(BOND.manifest)).replace(/"generator": "[^"]*"/, '"generator": "0.10.0"')),
      'was generated by Stormbridge 0.10.0',
    ],
    [
      'a folder where a file belongs',
      async () => {
        await rm(app(CATALOG));
        await mkdir(app(CATALOG));
      },
      'a file has to go there',
    ],
    [
      'a link that leads out',
      async () => {
        await rm(app('services/order'), { recursive: true });
        await mkdir(join(cwd, 'outside/lib'), { recursive: true });
        await symlink(join(cwd, 'outside'), app('services/order'));
      },
      'leads out of it',
    ],
  ])('[T16] with %s is refused in words, and nothing changes', async (_, damage, words) => {
    await damage();
    const before = await everything();
    const refused = await call('generate', await changedBoard(addCommand), '--out', 'app');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain(words);
    expect(await everything()).toEqual(before);
    expect(existsSync(join(cwd, 'outside/lib/order-stack.ts'))).toBe(false);
  });
});
