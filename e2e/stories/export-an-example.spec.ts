import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { failure, generateExample, linkPackages, run, workshop } from '../exported/workbench.ts';
import type { ProductServer } from './support/server.ts';
import { expect, story } from './support/story.ts';
import { unzip } from './support/unzip.ts';

/** Every file below a folder with its text, by path. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const texts = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')] as const),
  );
  return new Map(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function openAndExport(browser: Browser, product: ProductServer, title: string, example: string): Promise<void> {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(product.address);
  await page.getByRole('button', { name: `Open example ${title}` }).click();
  await page.getByRole('button', { name: 'Enter the workshop' }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('button', { name: 'Join workshop' }).click();
  await page
    .getByRole('navigation', { name: 'Stages' })
    .getByRole('button', { name: /Result/ })
    .first()
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download scaffold' }).click();
  const folder = await workshop();
  try {
    const project = join(folder, 'from-the-page');
    await unzip(await readFile(await (await download).path()), project);
    const sameByShell = join(folder, 'from-the-shell');
    expect(failure(await generateExample(example, sameByShell))).toBe('');
    expect(await filesOf(project)).toEqual(await filesOf(sameByShell));
    await linkPackages(project);
    expect(failure(await run('npm', ['test'], project))).toBe('');
    expect(failure(await run('npx', ['--no-install', 'cdk', 'synth', '--quiet'], project))).toBe('');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

story('[S5] open the example Order checkout and export it', async ({ browser, product }) => {
  story.setTimeout(420_000);
  await openAndExport(browser, product, 'Order checkout', 'order-checkout');
});

story('[S5] open the example File manager and export it @long', async ({ browser, product }) => {
  story.setTimeout(420_000);
  await openAndExport(browser, product, 'File manager', 'file-manager');
});
