import type { Page } from '@playwright/test';
import { expect, newWorkshop, person, story } from './support/story.ts';

const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Quick entry' }).fill(text);
  await page.keyboard.press('Enter');
};
const sticky = (page: Page, label: string) => page.getByRole('treeitem', { name: `Domain event: ${label}` });
const allow = async (page: Page, entry: RegExp): Promise<void> => {
  await page.getByRole('button', { name: 'Rights of participants' }).click();
  await page.getByRole('menuitemcheckbox', { name: entry }).click();
};

story(
  '[S13] the facilitator locks the board: a participant is told and writes nothing',
  async ({ browser, product }) => {
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');
    await write(ben, 'Order placed');
    await expect(sticky(ada, 'Order placed')).toBeVisible();
    await allow(ada, /^Lock the board/);
    await expect(ben.getByText('The facilitator has locked the board. You see everything')).toBeVisible();
    await expect(ben.getByRole('textbox', { name: 'Quick entry' })).toBeHidden();
    await sticky(ben, 'Order placed').press('Delete');
    await ben.getByRole('application', { name: 'Board' }).click({ position: { x: 300, y: 300 } });
    await ben.keyboard.press('e');
    await expect(ben.getByText('The facilitator has locked the board.', { exact: true }).first()).toBeVisible();
    await write(ada, 'Order paid');
    await expect(sticky(ben, 'Order paid')).toBeVisible();
    await expect(sticky(ben, 'Order placed')).toBeVisible();
    await ada.getByRole('button', { name: 'Unlock it' }).click();
    await write(ben, 'Order sent');
    await expect(sticky(ada, 'Order sent')).toBeVisible();
  },
);

story(
  '[S13] in a guided stage, and with only their own stickies, a participant is told what is not allowed',
  async ({ browser, product }) => {
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');
    await write(ada, 'Order placed');
    await expect(sticky(ben, 'Order placed')).toBeVisible();
    await allow(ada, /^Only what the stage offers/);
    await allow(ada, /^Only their own stickies/);
    await write(ben, 'Order paid');
    await expect(sticky(ada, 'Order paid')).toBeVisible();
    await ben.getByRole('application', { name: 'Board' }).click({ position: { x: 300, y: 300 } });
    await ben.keyboard.press('c');
    await expect(
      ben.getByText('In the stage Event discovery the team adds only: domain events, hot spots').first(),
    ).toBeVisible();
    await sticky(ben, 'Order placed').press('Delete');
    await expect(ben.getByText('At the moment everybody changes only their own stickies').first()).toBeVisible();
    await sticky(ben, 'Order paid').press('Delete');
    await expect(sticky(ada, 'Order paid')).toBeHidden();
    await expect(sticky(ada, 'Order placed')).toBeVisible();
  },
);

story(
  '[S14] what somebody wrote offline before the stage changed lies in the tray, and comes onto the board',
  async ({ browser, product }) => {
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben, context } = await person(browser, links.participant, 'Ben');
    await write(ben, 'Order placed');
    await expect(sticky(ada, 'Order placed')).toBeVisible();
    await context.setOffline(true);
    await expect(ben.getByText(/^Offline/).first()).toBeVisible();
    await write(ben, 'Written in the tunnel');
    await expect(sticky(ben, 'Written in the tunnel')).toBeVisible();
    await allow(ada, /^Lock the board/);
    // As long as the rights of before also count.
    await ada.waitForTimeout(10_500);
    await context.setOffline(false);
    const refused = ben.getByRole('dialog', { name: 'Something you wrote was not accepted' });
    await expect(refused.getByText('The facilitator has locked the board.')).toBeVisible();
    await expect(refused.getByRole('textbox')).toHaveValue('Written in the tunnel');
    await expect(refused.getByText('Your text')).toBeVisible();
    await refused.getByRole('button', { name: 'Done' }).click();
    await expect(sticky(ben, 'Written in the tunnel')).toBeHidden();
    for (const page of [ada, ben]) {
      const tray = page.getByRole('region', { name: 'Written before the team went on' });
      await expect(tray.getByText('Written in the tunnel')).toBeVisible();
      await expect(tray.getByText('by Ben')).toBeVisible();
    }
    await ada.getByRole('button', { name: 'Put on the board: Written in the tunnel' }).click();
    for (const page of [ada, ben]) {
      await expect(sticky(page, 'Written in the tunnel')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Written before the team went on' })).toBeHidden();
    }
  },
);

story(
  '[S24] what was refused is put back onto the board by its writer, once that is allowed again',
  async ({ browser, product }) => {
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben, context } = await person(browser, links.participant, 'Ben');
    await write(ben, 'Order placed');
    await expect(sticky(ada, 'Order placed')).toBeVisible();
    await context.setOffline(true);
    await expect(ben.getByText(/^Offline/).first()).toBeVisible();
    await write(ben, 'Written in the tunnel');
    await write(ben, 'And another');
    await allow(ada, /^Lock the board/);
    await ada.waitForTimeout(10_500);
    await context.setOffline(false);
    const refused = ben.getByRole('dialog', { name: 'Something you wrote was not accepted' });
    await expect(refused.getByText('Text 1 of 2')).toBeVisible();
    // A locked board takes nothing; the texts stay where they are.
    await expect(refused.getByRole('button', { name: 'Put back onto the board' })).toBeHidden();
    await ada.getByRole('button', { name: 'Unlock it' }).click();
    await refused.getByRole('button', { name: 'Put back onto the board' }).click();
    await expect(refused).toBeHidden();
    for (const page of [ada, ben])
      for (const text of ['Written in the tunnel', 'And another']) await expect(sticky(page, text)).toBeVisible();
  },
);
