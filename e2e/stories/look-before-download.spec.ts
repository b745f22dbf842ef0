import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { workshop } from '../exported/workbench.ts';
import type { ProductServer } from './support/server.ts';
import { expect, story } from './support/story.ts';
import { unzip } from './support/unzip.ts';

async function openExample(browser: Browser, product: ProductServer): Promise<Page> {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(product.address);
  await page.getByRole('button', { name: 'Open example Order checkout' }).click();
  await page.getByRole('button', { name: 'Enter the workshop' }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('button', { name: 'Join workshop' }).click();
  return page;
}

const stage = (page: Page, name: RegExp): Promise<void> =>
  page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name }).first().click();

/** The line of the tree that the arrow keys are on. */
const active = (page: Page) =>
  page.getByRole('tree', { name: 'Files of the project' }).evaluate((tree) => {
    const line = document.getElementById(tree.getAttribute('aria-activedescendant') ?? '');
    return line?.getAttribute('aria-label') ?? '';
  });

story(
  '[S11] what shapes the system is said in the room, and what comes out is seen before the download',
  async ({ browser, product }) => {
    story.setTimeout(180_000);
    const page = await openExample(browser, product);

    await story.step('a command is asked synchronously, and a queue takes in another', async () => {
      await page.getByRole('tab', { name: 'Outline' }).click();
      await page.getByRole('treeitem', { name: 'Command: Cancel Order' }).click();
      await expect(page.getByRole('combobox', { name: 'Whoever asks' })).toHaveValue('sync');
      await expect(page.getByRole('combobox', { name: 'Taken in by' })).toHaveCount(0);
      await page.getByRole('combobox', { name: 'Whoever asks' }).selectOption({ label: 'goes on at once' });
      await expect(page.getByRole('combobox', { name: 'Taken in by' })).toHaveValue('queue');
    });

    await story.step('a policy waits for all, by a field, for as long as people say', async () => {
      await page.getByRole('searchbox', { name: 'Filter the outline' }).fill('payment is authorised');
      await page
        .getByRole('treeitem', { name: /^Policy: .*payment is authorised/i })
        .first()
        .click();
      await page.getByRole('textbox', { name: 'Gives up after' }).fill('36 hours');
      await page.getByRole('textbox', { name: 'Gives up after' }).blur();
      await expect(page.getByRole('textbox', { name: 'Gives up after' })).toHaveValue('36 hours');
    });

    await story.step('an external system has an address; what is none is not written', async () => {
      await page.getByRole('searchbox', { name: 'Filter the outline' }).fill('Accounting');
      await page.getByRole('treeitem', { name: 'External system: Accounting (ERP)' }).click();
      const address = page.getByRole('textbox', { name: 'Told at this address' });
      await address.fill('http://erp.example');
      await address.blur();
      await expect(page.getByRole('alert')).toContainText('https://');
      await address.fill('https://erp.example/events');
      await address.blur();
      await expect(page.getByRole('alert')).toHaveCount(0);
    });

    await story.step('stage 7: who may call, how an event is consumed, what keeps a stream in order', async () => {
      await stage(page, /One event bus/);
      await page.getByText('Settings of the bus').click();
      await page.getByRole('combobox', { name: 'Who may call commands' }).selectOption({ label: 'people who sign in' });
      const orders = page.getByRole('region', { name: 'Order and destinations' });
      await expect(orders.getByText('Told at https://erp.example/events')).toBeVisible();
      await orders.getByRole('combobox', { name: 'Keeps in order by' }).first().selectOption({ index: 0 });
    });

    await story.step('[W231] the generator is loaded while people are in the last stage before', async () => {
      const makers = (): number => page.workers().filter((one) => one.url().includes('maker')).length;
      expect(makers()).toBe(0);
      await stage(page, /Shared schema/);
      await expect.poll(makers, { timeout: 15_000 }).toBe(1);
      await stage(page, /Result/);
      await expect(page.getByRole('region', { name: 'Preview of README.md' })).toContainText('# Order checkout');
      expect(makers()).toBe(1);
    });

    await story.step('the result: every file is there to be read, with the keyboard alone', async () => {
      await stage(page, /Result/);
      const tree = page.getByRole('tree', { name: 'Files of the project' });
      await expect(page.getByRole('region', { name: 'Preview of README.md' })).toContainText('# Order checkout');
      await tree.focus();
      await page.keyboard.press('Home');
      expect(await active(page)).toMatch(/^\.?\w/);
      await page.keyboard.type('serv');
      await expect.poll(() => active(page)).toMatch(/^services, \d+ files$/);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => active(page)).toMatch(/^analytics, \d+ files$/);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await expect(page.getByRole('treeitem', { name: /^services, / })).toHaveAttribute('aria-expanded', 'false');
      await page.getByRole('searchbox', { name: 'Find a file' }).fill('billing stack.ts');
      await expect(page.getByText('1 file', { exact: true })).toBeVisible();
      await tree.focus();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      const preview = page.getByRole('region', { name: /^Preview of services\/billing\/lib\/billing-stack\.ts/ });
      await expect(preview).toContainText('export class BillingStack extends ServiceStack');
    });

    await story.step(
      'what costs money leads to its place, and hot spots keep nothing from being downloaded',
      async () => {
        await expect(page.getByRole('list', { name: 'Warnings of CDK scaffold' })).toContainText('Open hot spot');
        await page.getByRole('tab', { name: 'What costs money' }).click();
        await expect(page.getByRole('link', { name: /^Prices of .*alarms at AWS/ })).toHaveAttribute('href', /^https:/);
        await expect(page.getByRole('button', { name: 'Download scaffold' })).toBeEnabled();
      },
    );

    await story.step('what is downloaded is what was shown', async () => {
      await page.getByRole('tab', { name: 'Files' }).click();
      const region = page.getByRole('region', { name: 'services/billing/lib/billing-stack.ts', exact: true });
      await expect.poll(async () => ((await region.textContent()) ?? '').split('\n').length).toBeGreaterThan(20);
      const shown = (await region.textContent()) ?? '';
      const counted = await page.locator('dl dd').first().textContent();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download scaffold' }).click();
      const folder = await workshop();
      try {
        await unzip(await readFile(await (await download).path()), folder);
        const stack = await readFile(join(folder, 'services/billing/lib/billing-stack.ts'), 'utf8');
        expect(stack.startsWith(shown)).toBe(true);
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        expect(entries.filter((one) => one.isFile()).length).toBe(Number(counted));
        const model = await readFile(join(folder, '.stormbridge/model.json'), 'utf8');
        for (const said of ['"userPool"', '"PT36H"', '"https://erp.example/events"']) expect(model).toContain(said);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
);
