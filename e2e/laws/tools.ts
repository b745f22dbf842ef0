import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readJson, root } from './house.ts';

/** What a tool said about a folder. */
export interface Verdict {
  readonly ok: boolean;
  readonly output: string;
}

const withFolder = (files: Readonly<Record<string, string>>, judge: (folder: string) => Verdict): Verdict => {
  const folder = mkdtempSync(join(tmpdir(), 'stormbridge-law-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return judge(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const runTool = (script: string, args: readonly string[], cwd: string): Verdict => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd,
    encoding: 'utf8',
  });
  return { ok: status === 0, output: `${stdout}${stderr}` };
};

/** Compiles one file as if it were a source of the given package: with the options of that package's own tsconfig. */
export const compileIn = (room: string, text: string): Verdict => {
  const config = {
    extends: join(root, room, 'tsconfig.json'),
    compilerOptions: { composite: false, emitDeclarationOnly: false, noEmit: true, incremental: false },
    include: ['src'],
    references: [],
  };
  const files = { 'tsconfig.json': JSON.stringify(config), 'src/snippet.ts': text };
  return withFolder(files, (folder) => runTool('typescript/bin/tsc', ['-p', folder, '--pretty', 'false'], folder));
};

/** Lints a small house, given as files, under the rules of this one. */
export const lintHouse = (files: Readonly<Record<string, string>>): Verdict => {
  // The folder is no repository, so only the reading of .gitignore is switched off; every rule stays as it is.
  const config = { ...readJson('biome.json'), vcs: { enabled: false } };
  return withFolder(
    { 'package.json': '{ "name": "house" }', ...files, 'biome.json': JSON.stringify(config) },
    (folder) => {
      cpSync(join(root, 'packages/model/package.json'), join(folder, 'packages/model/package.json'), {
        recursive: true,
      });
      return runTool('@biomejs/biome/bin/biome', ['lint', '--error-on-warnings', '--max-diagnostics=50', '.'], folder);
    },
  );
};
