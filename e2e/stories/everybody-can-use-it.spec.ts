import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, newWorkshop, person, story } from './support/story.ts';

/** What WCAG 2.2 AA finds wrong with the page as it stands, one line each. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark'] as const)
  story(
    `[S9] everybody can use it: start page, join page and every stage, ${colorScheme}`,
    async ({ browser, product }) => {
      story.setTimeout(240_000);
      const links = await newWorkshop(product, { example: 'order-checkout' });
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(product.address);
      await expect(page.getByRole('button', { name: 'Start a workshop' })).toBeVisible();
      expect(await faults(page)).toEqual([]);
      await page.goto(links.facilitator);
      await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
      expect(await faults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Join workshop' }).click();
      await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved');
      const stages = page.getByRole('navigation', { name: 'Stages' });
      for (const title of ['Event discovery', 'Entities and aggregates', 'One event bus', 'Shared schema', 'Result']) {
        await story.step(title, async () => {
          await stages
            .getByRole('button', { name: new RegExp(title) })
            .first()
            .click();
          await page.waitForLoadState('networkidle');
          expect(await faults(page)).toEqual([]);
        });
      }
      await story.step('History', async () => {
        await stages.getByRole('button', { name: 'Event discovery' }).first().click();
        await stages.getByRole('button', { name: 'History' }).click();
        await page.getByRole('textbox', { name: 'Name of this moment' }).fill('Before lunch');
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: /^Look at: Before lunch/ }).click();
        await expect(page.getByText('Nothing here can be changed')).toBeVisible();
        expect(await faults(page)).toEqual([]);
        await page.getByRole('button', { name: 'Restore this moment' }).click();
        await expect(page.getByRole('alertdialog')).toBeVisible();
        expect(await faults(page)).toEqual([]);
      });
      await context.close();
    },
  );

story('[S9] by keyboard alone: join, write, find, rename', async ({ browser, product }) => {
  const links = await newWorkshop(product);
  const { page } = await person(browser, links.participant, 'Ada');
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved');
  await page.getByRole('textbox', { name: 'Quick entry' }).focus();
  await page.keyboard.type('Order placed');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Order paid');
  await page.keyboard.press('Enter');
  await page.getByRole('tree', { name: 'Outline' }).getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.type(' by card');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: /^Domain event: Order (placed|paid) by card$/ })).toBeVisible();
});
