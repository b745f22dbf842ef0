import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTest, readHouse, readJson, readText, roomOf, rooms, root, sourceFile } from './laws/house.ts';
import { definedIds, idsOfSeveral, namelessTests, testTitles } from './laws/names.ts';

const house = readHouse();

const longest = 400;
const linesOf = (text: string): number => text.trimEnd().split('\n').length;

const topLevel = new Set(
  `apps packages e2e public package.json pnpm-workspace.yaml tsconfig.base.json vite.config.ts README.md ARCHITECTURE.md
  GLOSSARY.md CONTRIBUTING.md CHANGELOG.md SECURITY.md LICENSE pnpm-lock.yaml tsconfig.json biome.json playwright.config.ts
  Dockerfile compose.yaml compose.cluster.yaml .gitignore .dockerignore bench docs .ci`.split(/\s+/),
);

const needed = `apps packages e2e public package.json pnpm-workspace.yaml tsconfig.base.json vite.config.ts README.md
  ARCHITECTURE.md GLOSSARY.md CONTRIBUTING.md CHANGELOG.md LICENSE docs .ci`.split(/\s+/);

const tracked = (): readonly string[] =>
  spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
    .stdout.split('\0')
    .filter(Boolean);

describe('the top level', () => {
  it('[L13] holds what ARCHITECTURE.md names and nothing else', () => {
    const names = new Set(tracked().map((path) => path.split('/')[0] ?? ''));
    expect([...names].filter((name) => !topLevel.has(name))).toEqual([]);
    expect(needed.filter((name) => !existsSync(join(root, name)))).toEqual([]);
  });
});

describe('files', () => {
  it('[L10] no source file has more than 400 lines', () => {
    const long = house.filter(({ text }) => linesOf(text) > longest);
    expect(long.map(({ path, text }) => `${path}: ${linesOf(text)}`)).toEqual([]);
  });

  it('[L10] the law counts a line as people do', () => {
    expect(linesOf('a\nb\n')).toBe(2);
    expect(linesOf('a\n'.repeat(401))).toBe(401);
  });
});

describe('copies of libraries', () => {
  const copies = (lockfile: string, name: string): readonly string[] => {
    const packages = lockfile.slice(lockfile.lastIndexOf('\npackages:'), lockfile.lastIndexOf('\nsnapshots:'));
    return [...packages.matchAll(new RegExp(`^  '?${name}@([^:'(]+)'?:$`, 'gm'))].map((match) => match[1] ?? '');
  };

  it.each(['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'])(
    '[L11] there is one copy of %s in the lockfile',
    (name) => {
      expect(copies(readText('pnpm-lock.yaml'), name)).toHaveLength(1);
    },
  );

  it('[L11] the law sees a second copy', () => {
    const lockfile = `\npackages:\n\n  yjs@13.6.33:\n    a: b\n\n  yjs@14.0.0-16:\n    a: b\n\nsnapshots:\n`;
    expect(copies(lockfile, 'yjs')).toEqual(['13.6.33', '14.0.0-16']);
  });

  it('[L11] every version is exact and named once, in the catalog', () => {
    const manifests = [...rooms, '.'].map((room) => readJson(`${room}/package.json`));
    const specifiers = manifests.flatMap((manifest) =>
      ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((part) =>
        Object.entries(manifest[part] ?? {}),
      ),
    );
    const loose = specifiers.filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*');
    expect(loose).toEqual([]);
    const catalog = /^catalog:\n((?: {2}.*\n)+)/m.exec(readText('pnpm-workspace.yaml'))?.[1] ?? '';
    expect(
      catalog
        .trimEnd()
        .split('\n')
        .filter((line) => !/: (npm:@?[\w/-]+@)?\d+\.\d+\.\d+$/.test(line)),
    ).toEqual([]);
  });
});

describe('rules and the tests that quote them', () => {
  const idsOf = new Map(rooms.map((room) => [room, definedIds(readText(`${room}/SPEC.md`))]));

  it('[L9] every room has a SPEC.md with rules, and tests', () => {
    for (const room of rooms) {
      expect(idsOf.get(room)?.size, `rules in ${room}/SPEC.md`).toBeGreaterThan(0);
      const titles = house.filter(({ path }) => isTest(path) && roomOf(path) === room).flatMap(testTitles);
      expect(titles.length, `tests in ${room}`).toBeGreaterThan(0);
    }
  });

  it("[L9] the name of every test begins with the id of a rule of its room's SPEC.md", () => {
    const tests = house.filter(({ path }) => isTest(path));
    expect(tests.flatMap((file) => namelessTests(file, idsOf.get(roomOf(file.path)) ?? new Set()))).toEqual([]);
  });

  it('[L9] an id belongs to one rule', () => {
    expect(rooms.flatMap((room) => idsOfSeveral(readText(`${room}/SPEC.md`)))).toEqual([]);
    expect(idsOfSeveral('- **M1** a\n- **M2** b\n- **M1** c\n')).toEqual(['M1']);
  });

  it('[L9] the law finds ids in lists, headings and tables', () => {
    const spec = '- M1 a\n- **M2** b\n* [M3] c\n### M4. d\n| M5 | e |\nM6: f\nas M7 says\n';
    expect([...definedIds(spec)]).toEqual(['M1', 'M2', 'M3', 'M4', 'M5', 'M6']);
  });

  it.each([
    [`it('places an event', () => {});`],
    [`it('[M9] an id of no rule', () => {});`],
    [`it.each([1])('number %i', () => {});`],
    ['test(`for ${kind}`, () => {});'],
    [`test.prop([a])('holds', () => {});`],
    [`story('two people at once', { tag: '@long' }, async () => {});`],
  ])('[L9] the law sees a test without a rule: %s', (text) => {
    const file = sourceFile('packages/model/src/a.test.ts', text);
    expect(namelessTests(file, new Set(['M1']))).toHaveLength(1);
  });

  it('[L9] the law lets a test with a rule pass', () => {
    const text = `it('[M1] a', () => {}); it.each([1])('[M1] %i', () => {}); test(\`[M1] \${a}\`, () => {}); describe('b', () => {});`;
    const file = sourceFile('packages/model/src/a.test.ts', text);
    expect(namelessTests(file, new Set(['M1']))).toEqual([]);
    expect(testTitles(file)).toHaveLength(3);
  });
});

describe('docs/dependencies.md', () => {
  const table = [
    ...readText('docs/dependencies.md').matchAll(/^\| (?!package )(@?[\w/.-]+) \| ([\w, ]+) \|.*\| ([\w.-]+) \|$/gm),
  ];
  const documented = table.map(([, name, users, licence]) => ({ name, users: users?.split(', ').sort(), licence }));

  it('[L14] names every runtime dependency, who uses it, and the licence that it really has', () => {
    const declared = new Map<string, { name: string; users: string[]; licence: string }>();
    for (const room of rooms) {
      for (const name of Object.keys(readJson(`${room}/package.json`)['dependencies'] ?? {})) {
        if (name.startsWith('@stormbridge/')) continue;
        const licence = String(readJson(`${room}/node_modules/${name}/package.json`)['license']);
        const users = [...(declared.get(name)?.users ?? []), room.replace(/^.*\//, '')].sort();
        declared.set(name, { name, users, licence });
      }
    }
    const byName = (a: { name?: string }, b: { name?: string }): number => ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
    expect(documented.sort(byName)).toEqual([...declared.values()].sort(byName));
  });
});
