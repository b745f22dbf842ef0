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

story(
  '[S4] the server is killed while two people write: what was saved is there, the rest arrives',
  async ({ browser }) => {
    const server = await ProductServer.start();
    try {
      const links = await newWorkshop(server);
      const { page: ada } = await person(browser, links.facilitator, 'Ada');
      const { page: ben } = await person(browser, links.participant, 'Ben');
      for (const page of [ada, ben]) await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
      const saved = new Set<string>();
      const writeMany = async (page: typeof ada, name: string): Promise<void> => {
        for (let at = 1; at <= 25; at++) {
          await page.getByRole('textbox', { name: 'Quick entry' }).fill(`${name} wrote ${at}`);
          await page.keyboard.press('Enter');
          const state = await page.getByRole('status', { name: 'Save state' }).textContent();
          if (state === 'Saved') for (let before = 1; before <= at; before++) saved.add(`${name} wrote ${before}`);
        }
      };
      const writing = Promise.all([writeMany(ada, 'Ada'), writeMany(ben, 'Ben')]);
      await expect(ben.getByRole('treeitem', { name: 'Domain event: Ada wrote 5', exact: true })).toBeVisible();
      await server.kill();
      await writing;

      // Nobody is connected to what was saved but a fresh browser on the data that the killed server left.
      await server.boot();
      const answer = await fetch(`${server.address}/api/workshops/${workshopOf(links.participant)}/board`, {
        headers: { authorization: `Bearer ${new URL(links.participant).hash.slice(1)}` },
      });
      const stored = await answer.text();
      expect(saved.size).toBeGreaterThan(0);
      for (const label of saved) expect(stored).toContain(`"${label}"`);

      for (const page of [ada, ben]) {
        await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved', { timeout: 30_000 });
        await expect(page.getByRole('treeitem', { name: 'Domain events, 50' })).toBeVisible();
        expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
      }
    } finally {
      await server.remove();
    }
  },
);

const workshopOf = (link: string): string => new URL(link).pathname.split('/').at(-1) ?? '';
