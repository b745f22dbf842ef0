import { ProductServer } from './support/server.ts';
import { expect, newWorkshop, person, story } from './support/story.ts';

story('[S4] server dies and comes back: nobody reloads, nothing is lost', async ({ browser }) => {
  const server = await ProductServer.start();
  try {
    const links = await newWorkshop(server);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');
    const write = async (page: typeof ada, label: string): Promise<void> => {
      await page.getByRole('textbox', { name: 'Quick entry' }).fill(label);
      await page.keyboard.press('Enter');
    };
    await write(ada, 'Order placed');
    await write(ben, 'Payment taken');
    for (const page of [ada, ben]) {
      await expect(page.getByRole('treeitem', { name: /^Domain event: / })).toHaveCount(2);
      await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved');
    }

    await server.kill();
    await write(ada, 'Parcel packed');
    await write(ben, 'Parcel shipped');
    for (const page of [ada, ben]) {
      await expect(page.getByRole('status', { name: 'Save state' })).toContainText('Offline');
      await expect(page.getByRole('treeitem', { name: /^Domain event: / })).toHaveCount(3);
    }

    await server.boot();
    for (const page of [ada, ben]) {
      await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved', { timeout: 30_000 });
      for (const label of ['Order placed', 'Payment taken', 'Parcel packed', 'Parcel shipped'])
        await expect(page.getByRole('treeitem', { name: `Domain event: ${label}` })).toBeVisible();
    }
  } finally {
    await server.remove();
  }
});
