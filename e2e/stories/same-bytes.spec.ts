import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserType, firefox, webkit } from '@playwright/test';
import { failure, generateExample, stormbridge, workshop } from '../exported/workbench.ts';
import { expect, newWorkshop, story } from './support/story.ts';
import { unzip } from './support/unzip.ts';

/** The zip that a page gives of the board behind a link, in a browser that believes to be somewhere. */
async function zipFrom(browser: Browser, link: string, timezoneId: string): Promise<Buffer> {
  const context = await browser.newContext({ acceptDownloads: true, timezoneId, locale: 'de-AT' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('button', { name: 'Join workshop' }).click();
  await page
    .getByRole('navigation', { name: 'Stages' })
    .getByRole('button', { name: /Result/ })
    .first()
    .click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download scaffold' }).click();
  const bytes = await readFile(await (await download).path());
  await context.close();
  return bytes;
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const others: readonly BrowserType[] = [firefox, webkit];
const installed = others.filter((one) => existsSync(one.executablePath()));
const missing = others.filter((one) => !installed.includes(one)).map((one) => one.name());
const told = missing.length === 0 ? '' : ` (not installed here, so not tried: ${missing.join(', ')})`;

story(
  `[S10] the zip is the same bytes everywhere: ${['chromium', ...installed.map((one) => one.name())].join(', ')}${told}`,
  async ({ browser, product }) => {
    story.setTimeout(300_000);
    const { facilitator } = await newWorkshop(product, { example: 'order-checkout' });
    const zips: Buffer[] = [];
    for (const zone of ['Pacific/Kiritimati', 'America/St_Johns', 'Africa/Monrovia'])
      zips.push(await zipFrom(browser, facilitator, zone));
    for (const type of installed) {
      const other = await type.launch();
      zips.push(await zipFrom(other, facilitator, 'Asia/Kathmandu'));
      await other.close();
    }
    expect(new Set(zips.map(hashOf)).size).toBe(1);
    expect(zips.length).toBe(3 + installed.length);

    // The command line knows the project of the page, and finds nothing to do.
    const folder = await workshop();
    try {
      const [zip = Buffer.from('')] = zips;
      await unzip(zip, join(folder, 'page'));
      expect(failure(await generateExample('order-checkout', join(folder, 'shell')))).toBe('');
      for (const file of ['manifest', 'model', 'base']) {
        const path = `.stormbridge/${file}.json`;
        expect(await readFile(join(folder, 'page', path), 'utf8')).toBe(
          await readFile(join(folder, 'shell', path), 'utf8'),
        );
      }
      const again = await stormbridge([
        'generate',
        join(folder, 'page/.stormbridge/model.json'),
        '--out',
        join(folder, 'page'),
        '--check',
      ]);
      expect(failure(again)).toBe('');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
