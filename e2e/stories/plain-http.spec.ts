import { chromium } from '@playwright/test';
import { expect, newWorkshop, story } from './support/story.ts';

story(
  '[S18] plain http on a local network works and says so, with two roles in one browser',
  async ({ product }, info) => {
    const links = await newWorkshop(product, { title: 'Orders' });
    const { launchOptions } = info.project.use;
    // A browser trusts 127.0.0.1 as it trusts https; under a name of the local network it does not.
    const browser = await chromium.launch({
      ...launchOptions,
      args: [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP meeting-room.lan 127.0.0.1'],
    });
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const onLan = (link: string): string => link.replace('127.0.0.1', 'meeting-room.lan');
      const enter = async (link: string, name: string) => {
        const page = await context.newPage();
        await page.goto(onLan(link));
        await page.getByRole('textbox', { name: 'Your name' }).fill(name);
        await page.getByRole('button', { name: 'Join workshop' }).click();
        return page;
      };
      const ada = await enter(links.facilitator, 'Ada');
      const pat = await enter(links.participant, 'Pat');
      expect(await pat.evaluate(() => window.isSecureContext)).toBe(false);
      await expect(ada).toHaveTitle('Orders · Facilitator · Stormbridge');
      await expect(pat).toHaveTitle('Orders · Participant · Stormbridge');
      await pat.reload();
      await expect(pat).toHaveTitle('Orders · Participant · Stormbridge');
      await ada.reload();
      await expect(ada).toHaveTitle('Orders · Facilitator · Stormbridge');

      await pat.getByRole('textbox', { name: 'Quick entry' }).fill('Order placed');
      await pat.keyboard.press('Enter');
      await expect(ada.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();

      await expect(ada.getByRole('button', { name: /^Not encrypted/ })).toBeVisible();
      await ada.getByRole('button', { name: 'Invite' }).click();
      const dialog = ada.getByRole('dialog');
      await expect(dialog.getByText(/^Not encrypted/)).toBeVisible();
      await dialog.getByRole('button', { name: /^Copy: Participant link/ }).click();
      await expect(dialog.getByText('Copied')).toBeVisible();
      await ada.screenshot({ path: info.outputPath('plain-http.png') });
      await ada.keyboard.press('Escape');
      const entry = pat.getByRole('textbox', { name: 'Quick entry' });
      await entry.fill('');
      await entry.press('Control+V');
      await expect(entry).toHaveValue(onLan(links.participant));
      await pat.setViewportSize({ width: 390, height: 844 });
      await pat.screenshot({ path: info.outputPath('plain-http-phone.png') });
    } finally {
      await browser.close();
    }
  },
);
