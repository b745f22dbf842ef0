import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeFiles, isCutOff, recover } from './transaction.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stormbridge-change-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function contents(): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.map(
    (one) => join(one.parentPath, one.name).slice(folder.length + 1) + (one.isFile() ? '' : '/'),
  );
  const texts = await Promise.all(
    paths.sort().map(async (path) => [path, path.endsWith('/') ? '' : await readFile(join(folder, path), 'utf8')]),
  );
  return Object.fromEntries(texts);
}

describe('changing files', () => {
  it('[T15] writes, rewrites and deletes, and leaves nothing else behind', async () => {
    await writeFile(join(folder, 'old'), '1');
    await writeFile(join(folder, 'gone'), '1');
    await changeFiles(folder, new Map(Object.entries({ old: '2', 'a/b/new': '3' })), ['gone']);
    expect(await contents()).toEqual({ '.stormbridge/': '', 'a/': '', 'a/b/': '', 'a/b/new': '3', old: '2' });
    expect(await recover(folder)).toBe(false);
  });

  it('[T15] takes everything back when one file cannot be written', async () => {
    await writeFile(join(folder, 'old'), '1');
    await writeFile(join(folder, 'gone'), '1');
    await writeFile(join(folder, 'file'), '1');
    const before = await contents();
    const writes = new Map(Object.entries({ old: '2', 'a/b/new': '3', 'file/in/a/file': '4' }));
    await expect(changeFiles(folder, writes, ['gone'])).rejects.toThrow(`Nothing was changed in ${folder}`);
    expect(await contents()).toEqual(before);
  });

  it('[T15] takes away a folder that it had to make', async () => {
    const inside = join(folder, 'not/there/yet');
    const writes = new Map(Object.entries({ a: '1', 'a/b': '2' }));
    await expect(changeFiles(inside, writes, [])).rejects.toThrow('Nothing was changed');
    expect(await contents()).toEqual({});
  });

  it('[T15] refuses to go beside a call that is still writing', async () => {
    await mkdir(join(folder, '.stormbridge/transaction'), { recursive: true });
    await expect(changeFiles(folder, new Map([['a', '1']]), [])).rejects.toThrow('Another call is writing');
    await writeFile(join(folder, '.stormbridge/transaction/process'), String(process.ppid));
    await expect(recover(folder)).rejects.toThrow(`process ${process.ppid}`);
  });

  it('[T15] takes back what was cut off, whenever that was', async () => {
    const names = Array.from({ length: 1500 }, (_, at) => `part${at % 7}/file${at}`);
    const script = `
      import { changeFiles } from ${JSON.stringify(join(import.meta.dirname, 'transaction.ts'))};
      const names = ${JSON.stringify(names)};
      await changeFiles(${JSON.stringify(folder)}, new Map(names.map((name) => [name, 'after'])), ['away']);`;
    let cutOff = 0;
    for (let time = 0; time < 12 && cutOff < 3; time++) {
      await rm(folder, { recursive: true, force: true });
      await mkdir(join(folder, 'part0'), { recursive: true });
      await writeFile(join(folder, 'part0/file0'), 'before');
      await writeFile(join(folder, 'away'), 'before');
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      while (!isCutOff(folder) && child.exitCode === null) await setTimeout(1);
      await setTimeout(time * 8);
      child.kill('SIGKILL');
      await ended;
      if (await recover(folder)) cutOff += 1;
      const written = names.filter((name) => existsSync(join(folder, name)));
      const done = !existsSync(join(folder, 'away'));
      expect(written.length).toBe(done ? names.length : 1);
      expect(await readFile(join(folder, 'part0/file0'), 'utf8')).toBe(done ? 'after' : 'before');
      expect(existsSync(join(folder, '.stormbridge/transaction'))).toBe(false);
    }
    expect(cutOff).toBeGreaterThan(0);
  });
});
