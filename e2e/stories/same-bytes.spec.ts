import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
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

/** The zip of the same board as the server makes it. */
async function zipOfServer(link: string): Promise<Buffer> {
  const { origin, pathname, hash } = new URL(link);
  const headers = { authorization: `Bearer ${hash.slice(1)}` };
  const answer = await fetch(`${origin}/api/workshops/${pathname.split('/').at(-1)}/export/cdk`, { headers });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

story(
  '[S10] the zip is the same bytes in every time zone, in the page and on the server',
  async ({ browser, product }) => {
    story.setTimeout(300_000);
    const { facilitator } = await newWorkshop(product, { example: 'order-checkout' });
    const zips = [await zipOfServer(facilitator)];
    for (const zone of ['Pacific/Kiritimati', 'America/St_Johns', 'Africa/Monrovia'])
      zips.push(await zipFrom(browser, facilitator, zone));
    expect(new Set(zips.map(hashOf)).size).toBe(1);
    expect(zips.length).toBe(4);

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
