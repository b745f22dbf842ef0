import type { Page } from '@playwright/test';
import { expect, newWorkshop, person, story } from './support/story.ts';

const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Quick entry' }).fill(text);
  await page.keyboard.press('Enter');
};
const sticky = (page: Page, label: string) => page.getByRole('treeitem', { name: `Domain event: ${label}` });
const open = (page: Page, tab: 'History' | 'Outline') =>
  page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name: tab }).click();
const point = (page: Page, name: RegExp) => page.getByRole('button', { name });

story(
  '[S16] a moment is named, looked at by a colleague while the team goes on, and restored; nothing is lost',
  async ({ browser, product }) => {
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');
    await write(ben, 'Order placed');
    await write(ben, 'Order paid');
    await expect(sticky(ada, 'Order paid')).toBeVisible();

    await open(ada, 'History');
    await expect(ada.getByText('No moment is kept yet')).toBeVisible();
    await expect(ada.getByRole('button', { name: 'Keep this moment' })).toBeDisabled();
    await ada.getByRole('textbox', { name: 'Name of this moment' }).fill('Before lunch');
    await ada.keyboard.press('Enter');
    await expect(point(ada, /^Look at: Before lunch, .* by Ada$/)).toBeVisible();

    await sticky(ben, 'Order paid').press('Delete');
    await write(ben, 'Order sent');
    await ada.getByRole('button', { name: 'Next stage' }).click();
    await expect(point(ada, /^Look at: End of Event discovery/)).toBeVisible();

    // A participant looks, and changes nothing: neither then nor now.
    await open(ben, 'History');
    await expect(ben.getByRole('textbox', { name: 'Name of this moment' })).toBeHidden();
    await point(ben, /^Look at: Before lunch/).click();
    const banner = ben.getByRole('status').filter({ hasText: 'The board as it was: Before lunch' });
    await expect(banner).toBeVisible();
    await expect(banner.getByRole('button', { name: 'Restore this moment' })).toBeHidden();
    await ben.getByRole('tab', { name: 'Outline' }).click();
    await expect(sticky(ben, 'Order paid')).toBeVisible();
    await expect(sticky(ben, 'Order sent')).toBeHidden();
    await expect(ben.getByRole('textbox', { name: 'Quick entry' })).toBeHidden();
    await sticky(ben, 'Order paid').press('Delete');
    await expect(sticky(ben, 'Order paid')).toBeVisible();
    await banner.getByRole('button', { name: 'Back to the board of now' }).click();
    await expect(sticky(ben, 'Order sent')).toBeVisible();
    await expect(sticky(ben, 'Order paid')).toBeHidden();

    await point(ada, /^Look at: Before lunch/).click();
    await ada.getByRole('button', { name: 'Restore this moment' }).click();
    await expect(ada.getByRole('alertdialog').getByText('Nothing is lost', { exact: false })).toBeVisible();
    await ada.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(ada.getByText('Restored: Before lunch')).toBeVisible();
    await expect(sticky(ben, 'Order paid')).toBeVisible();
    await expect(sticky(ben, 'Order sent')).toBeHidden();
    await ben.reload();
    await open(ben, 'Outline');
    await expect(sticky(ben, 'Order paid')).toBeVisible();

    // And back again: what was there before is a moment too.
    await point(ada, /^Look at: End of Event discovery/).click();
    await ada.getByRole('button', { name: 'Restore this moment' }).click();
    await ada.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(sticky(ben, 'Order sent')).toBeVisible();
    await expect(sticky(ben, 'Order paid')).toBeHidden();
    await write(ben, 'Order shipped');
    await open(ada, 'Outline');
    await expect(sticky(ada, 'Order shipped')).toBeVisible();
  },
);
