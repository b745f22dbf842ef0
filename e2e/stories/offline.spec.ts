import type { Page } from '@playwright/test';
import type * as Y from 'yjs';
import { growBoard } from './support/grow.ts';
import { ProductServer } from './support/server.ts';
import { expect, newWorkshop, person, story } from './support/story.ts';

const state = (page: Page) => page.getByRole('status', { name: 'Save state' });
const event = (page: Page, label: string) =>
  page.getByRole('treeitem', { name: `Domain event: ${label}`, exact: true });

async function write(page: Page, label: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Quick entry' }).fill(label);
  await page.keyboard.press('Enter');
  await expect(event(page, label)).toBeVisible();
}

/** The page itself is kept a moment after it was first shown. */
const kept = (page: Page): Promise<unknown> => page.evaluate(() => navigator.serviceWorker.ready);

async function join(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join workshop' }).click();
}

/** Whose copies a browser has. */
const users = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opened = indexedDB.open('stormbridge');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          const all = opened.result.transaction('epochs').objectStore('epochs').getAll();
          all.onsuccess = () => resolve([...new Set(all.result.map(({ user }: { user: string }) => user))]);
        };
      }),
  );

story(
  '[S30] the server is gone: the page opens, is written in, and all is merged when it is back',
  async ({ browser }) => {
    const server = await ProductServer.start();
    try {
      const links = await newWorkshop(server);
      const { page: ada } = await person(browser, links.facilitator, 'Ada');
      const { page: ben } = await person(browser, links.participant, 'Ben');
      await write(ada, 'Order placed');
      await expect(event(ben, 'Order placed')).toBeVisible();
      await expect(state(ada)).toHaveText('Saved');
      await kept(ada);

      await server.kill();
      await ada.reload();
      await expect(event(ada, 'Order placed')).toBeVisible();
      await expect(state(ada)).toHaveText('Offline');
      await write(ada, 'Parcel packed');
      await expect(state(ada)).toHaveText('Offline, keeps what you write');
      await expect(ada.getByRole('status').filter({ hasText: 'No connection to the server' })).toBeVisible();
      await ada.reload();
      await expect(event(ada, 'Parcel packed')).toBeVisible();
      await expect(state(ada)).toHaveText('Offline, keeps what you write');
      await write(ben, 'Parcel shipped');

      await server.boot();
      for (const page of [ada, ben]) {
        await expect(state(page)).toHaveText('Saved', { timeout: 30_000 });
        for (const label of ['Order placed', 'Parcel packed', 'Parcel shipped'])
          await expect(event(page, label)).toBeVisible();
      }
      await ada.reload();
      await expect(state(ada)).toHaveText('Saved');
    } finally {
      await server.remove();
    }
  },
);

story(
  '[S30] two tabs of one browser without a server: what is written in both is kept and merged',
  async ({ browser }) => {
    const server = await ProductServer.start();
    try {
      const links = await newWorkshop(server);
      const { page: one, context } = await person(browser, links.participant, 'Ada');
      await write(one, 'Order placed');
      await expect(state(one)).toHaveText('Saved');
      await kept(one);
      await server.kill();
      const two = await context.newPage();
      await two.goto(links.participant.replace(/#.*/, ''));
      await join(two, 'Ada');
      await expect(event(two, 'Order placed')).toBeVisible();
      await write(one, 'From the first tab');
      await write(two, 'From the second tab');
      await one.close();
      await two.close();
      const three = await context.newPage();
      await three.goto(links.participant.replace(/#.*/, ''));
      await join(three, 'Ada');
      for (const label of ['Order placed', 'From the first tab', 'From the second tab'])
        await expect(event(three, label)).toBeVisible();
      await server.boot();
      await expect(state(three)).toHaveText('Saved', { timeout: 30_000 });
      const { page: ben } = await person(browser, links.viewer, 'Ben');
      for (const label of ['From the first tab', 'From the second tab']) await expect(event(ben, label)).toBeVisible();
    } finally {
      await server.remove();
    }
  },
);

story('[S31] the board began a new epoch while somebody was away: nothing unsaved is lost', async ({ browser }) => {
  const server = await ProductServer.start({ LIMIT_LINGER_MS: '50', LIMIT_REBASE_BYTES: '1000' });
  try {
    const links = await newWorkshop(server);
    const { page: ada, context } = await person(browser, links.participant, 'Ada');
    for (const label of ['Order placed', 'Parcel packed', 'Left alone']) await write(ada, label);
    await expect(state(ada)).toHaveText('Saved');
    await kept(ada);
    await server.kill();
    await rename(ada, 'Order placed', 'Big order placed');
    await rename(ada, 'Parcel packed', 'Parcel packed with care');
    await write(ada, 'Written on the train');
    await expect(state(ada)).toHaveText('Offline, keeps what you write');
    // A second browser window of hers was open, and is only shown again later.
    await ada.close();

    await server.boot();
    await growBoard(links.participant, 'Left alone', (sticky) => {
      (sticky('Order placed').get('label') as Y.Text).insert('Order placed'.length, ' at last');
      sticky('Parcel packed').set('del', true);
    });
    await expect(() => expect(server.log).toContain('epoch begun')).toPass({ timeout: 20_000 });

    const again = await context.newPage();
    await again.goto(links.participant.replace(/#.*/, ''));
    await join(again, 'Ada');
    const lost = again.getByRole('dialog', { name: 'Something you wrote was not accepted' });
    await expect(lost.getByRole('textbox')).toHaveValue('Parcel packed with care');
    await lost.getByRole('button', { name: 'Done' }).click();
    await expect(state(again)).toHaveText('Saved');
    const { page: ben } = await person(browser, links.viewer, 'Ben');
    for (const page of [again, ben]) {
      for (const label of ['Big order placed at last', 'Written on the train', 'Left alone'])
        await expect(event(page, label)).toBeVisible();
      await expect(page.getByRole('treeitem', { name: /^Domain event: / })).toHaveCount(3);
    }
    await again.reload();
    await expect(state(again)).toHaveText('Saved');
    await expect(again.getByRole('treeitem', { name: /^Domain event: / })).toHaveCount(3);
  } finally {
    await server.remove();
  }
});

story('[S31] an open page crosses an epoch by itself', async ({ browser }) => {
  const server = await ProductServer.start({ LIMIT_LINGER_MS: '50', LIMIT_REBASE_BYTES: '1000' });
  try {
    const links = await newWorkshop(server);
    const context = await browser.newContext();
    let away = false;
    await context.routeWebSocket(`${server.address.replace('http', 'ws')}/**`, (socket) => {
      if (away) void socket.close({ code: 1013 });
      else socket.connectToServer();
    });
    const ada = await context.newPage();
    await ada.goto(links.participant);
    await join(ada, 'Ada');
    await write(ada, 'Order placed');
    await expect(state(ada)).toHaveText('Saved');
    await ada.evaluate(() => Object.assign(window, { neverReloaded: true }));
    away = true;
    await server.kill();
    await write(ada, 'Written on the train');
    await server.boot();
    await growBoard(links.participant, 'Order placed', () => undefined);
    await expect(() => expect(server.log).toContain('epoch begun')).toPass({ timeout: 20_000 });
    away = false;
    await expect(state(ada)).toHaveText('Saved', { timeout: 60_000 });
    for (const label of ['Order placed', 'Written on the train']) await expect(event(ada, label)).toBeVisible();
    expect(await ada.evaluate(() => 'neverReloaded' in window)).toBe(true);
    await write(ada, 'And on');
    await expect(state(ada)).toHaveText('Saved');
  } finally {
    await server.remove();
  }
});

story('[S32] somebody else in the same browser gets nothing of it, and it can be removed', async ({ browser }) => {
  const server = await ProductServer.start();
  try {
    const links = await newWorkshop(server, { example: 'order-checkout' });
    const { page, context } = await person(browser, links.participant, 'Ada');
    await expect(state(page)).toHaveText('Saved');
    await kept(page);
    await expect(async () => expect(await users(page)).toHaveLength(1)).toPass();
    const [ada] = await users(page);

    await context.clearCookies();
    await page.goto('about:blank');
    await page.goto(links.participant);
    await expect(state(page)).toHaveText('Saved');
    await expect(async () => {
      const now = await users(page);
      expect(now).toHaveLength(1);
      expect(now).not.toContain(ada);
    }).toPass();

    await page.goto(server.address);
    await page.getByRole('button', { name: /^Remove .* from this device$/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByRole('button', { name: /^Remove .* from this device$/ })).toHaveCount(0);
    expect(await users(page)).toEqual([]);
    await server.kill();
    await page.goto(links.participant.replace(/#.*/, ''));
    await expect(page.getByText('The server did not answer')).toBeVisible();
  } finally {
    await server.remove();
  }
});

story('[S32] a browser that keeps nothing says so, and works as long as the tab is open', async ({ browser }) => {
  const server = await ProductServer.start();
  try {
    const links = await newWorkshop(server);
    const context = await browser.newContext();
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Not in this window', 'SecurityError');
      };
    });
    const page = await context.newPage();
    await page.goto(links.participant);
    await join(page, 'Ada');
    await write(page, 'Order placed');
    await expect(state(page)).toHaveText('Saved');
    await server.kill();
    await write(page, 'Parcel packed');
    await expect(page.getByRole('status').filter({ hasText: 'this browser keeps no copy' })).toBeVisible();
    await server.boot();
    await expect(state(page)).toHaveText('Saved', { timeout: 30_000 });
  } finally {
    await server.remove();
  }
});

async function rename(page: Page, from: string, to: string): Promise<void> {
  await event(page, from).click();
  await page.keyboard.press('F2');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(event(page, to)).toBeVisible();
}
