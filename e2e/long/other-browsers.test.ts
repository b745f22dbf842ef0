import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { failure, generateExample } from '../exported/workbench.ts';
import type { OtherBrowser } from './browsers/browser.ts';
import { firefox } from './browsers/firefox.ts';
import { enter, FIRST_EVENT, seen, zipOf } from './browsers/room.ts';
import { webkit } from './browsers/webkit.ts';
import { start, withFolder } from './server.ts';

/** Time zones, with what a page says there of the first of January, in minutes. */
const ZONES = { 'Pacific/Kiritimati': '-840', 'America/St_Johns': '210' };

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A new workshop with the example: the facilitator's link, and its zip as the server makes it. */
async function orderCheckout(address: string): Promise<{ readonly link: string; readonly zip: Uint8Array }> {
  const made = await fetch(`${address}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ example: 'order-checkout' }),
  });
  const { id, links } = (await made.json()) as { id: string; links: { facilitator: string } };
  const [, secret = ''] = links.facilitator.split('#');
  const headers = { authorization: `Bearer ${secret}` };
  const answer = await fetch(`${address}/api/workshops/${id}/export/cdk`, { headers });
  expect(answer.status).toBe(200);
  return { link: address + links.facilitator, zip: new Uint8Array(await answer.arrayBuffer()) };
}

/** Each file of a zip by its hash. */
const zipped = (zip: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(zip)).map(([path, bytes]) => [path, hashOf(bytes)]));

async function written(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const files = paths.map(async (path) => [path.slice(folder.length + 1), hashOf(await readFile(path))] as const);
  return new Map(await Promise.all(files));
}

/** What happens in the example, as its stickies say it. */
const example = new URL('../../public/examples/order-checkout.json', import.meta.url);
const { elements } = JSON.parse(readFileSync(example, 'utf8')) as { elements: { kind: string; label: string }[] };
const events = elements.filter(({ kind }) => kind === 'event').map(({ label }) => label);

const others: readonly OtherBrowser[] = [firefox, webkit];

test.for(others)(
  '[Z3] $name shows the board and makes the zip of the command line, in every time zone',
  async (browser, { skip }) => {
    if (browser.missing.length > 0) {
      const why = `${browser.name} is not tried: ${browser.missing.join(', ')} is not installed here`;
      if (process.env['CI']) throw new Error(why);
      console.warn(why);
      skip(why);
    }
    await withFolder(async (folder) => {
      expect(failure(await generateExample('order-checkout', join(folder, 'shell')))).toBe('');
      const shell = await written(join(folder, 'shell'));
      const server = await start(join(folder, 'data'));
      try {
        const { link, zip } = await orderCheckout(server.address);
        expect(zipped(zip)).toEqual(shell);
        for (const [zone, minutes] of Object.entries(ZONES)) {
          const window = await browser.open(zone);
          try {
            await enter(window, link);
            expect(await window.run('return String(new Date(2026, 0, 1).getTimezoneOffset());'), zone).toBe(minutes);
            expect(events).toContain((await seen(window, 'the board', FIRST_EVENT)).slice('Domain event: '.length));
            expect(hashOf(await zipOf(window)), zone).toBe(hashOf(zip));
          } finally {
            await window.close();
          }
        }
      } finally {
        await server.kill();
      }
    });
  },
);
