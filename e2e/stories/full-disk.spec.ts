import { ProductServer } from './support/server.ts';
import { expect, newWorkshop, person, story } from './support/story.ts';

story('[S21] the disk is full: everybody is told, nothing is lost, and it goes on by itself', async ({ browser }) => {
  const server = await ProductServer.start();
  try {
    const links = await newWorkshop(server);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');
    const write = async (page: typeof ada, label: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Quick entry' }).fill(label);
      await page.keyboard.press('Enter');
    };
    const notice = (page: typeof ada) => page.getByRole('status').filter({ hasText: 'cannot save at the moment' });
    const saved = (page: typeof ada) => page.getByRole('status', { name: 'Save state' });
    await write(ada, 'Order placed');
    await expect(ben.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
    await expect(saved(ada)).toHaveText('Saved');

    server.limitFiles(4096);
    await write(ben, 'Parcel shipped');
    for (const page of [ada, ben]) await expect(notice(page)).toBeVisible();
    await expect(saved(ben)).not.toHaveText('Saved');
    await expect(ada.getByRole('treeitem', { name: 'Domain event: Parcel shipped' })).toHaveCount(0);
    await expect(ada.getByRole('textbox', { name: 'Quick entry' })).toHaveCount(0);
    // Who has the cookie and comes now sees what is stored.
    await ada.reload();
    await expect(ada.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
    await expect(notice(ada)).toBeVisible();

    server.limitFiles();
    for (const page of [ada, ben]) {
      await expect(notice(page)).toHaveCount(0, { timeout: 40_000 });
      await expect(page.getByRole('treeitem', { name: 'Domain event: Parcel shipped' })).toBeVisible();
      await expect(saved(page)).toHaveText('Saved');
    }
    await write(ben, 'Invoice sent');
    await expect(ada.getByRole('treeitem', { name: 'Domain event: Invoice sent' })).toBeVisible();
  } finally {
    await server.remove();
  }
});
