import type { Page } from '@playwright/test';
import { expect, newWorkshop, story } from './support/story.ts';

const PRESENCE = 1;

interface Traffic {
  /** Messages by the second in which they left, by kind. */
  readonly perSecond: Record<'messages' | 'presence', number[]>;
  readonly opened: number;
}

/** Counts what the page sends on all its sockets from now on. */
function watch(page: Page): () => Traffic {
  const perSecond: Traffic['perSecond'] = { messages: [], presence: [] };
  let opened = 0;
  page.on('websocket', (socket) => {
    opened += 1;
    socket.on('framesent', ({ payload }) => {
      const kind = payload[0] === PRESENCE ? 'presence' : 'messages';
      const second = Math.floor(performance.now() / 1000);
      perSecond[kind][second] = (perSecond[kind][second] ?? 0) + 1;
    });
  });
  return () => ({ perSecond, opened });
}

const most = (counts: readonly number[]): number => Math.max(0, ...counts.filter((count) => count > 0));
const board = (page: Page) => page.getByRole('application', { name: 'Board' });

story(
  '[S20] keys as fast as they come, a key held down and a drag of two hundred stickies are never cut off',
  async ({ browser, product }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const traffic = watch(page);
    await page.goto((await newWorkshop(product)).facilitator);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
    await page.getByRole('button', { name: 'Join workshop' }).click();
    await page.getByRole('textbox', { name: 'Quick entry' }).fill('Order Placed');
    await page.keyboard.press('Enter');

    await board(page).getByRole('group', { name: 'Domain event: Order Placed' }).dblclick();
    for (let round = 0; round < 4; round++) {
      await page.keyboard.type('as fast as they come '.repeat(6));
      for (let n = 0; n < 126; n++) await page.keyboard.down('Backspace');
      await page.keyboard.up('Backspace');
    }
    await page.keyboard.press('Escape');
    const typing = traffic();
    console.info(`typing: at most ${most(typing.perSecond.messages)} messages a second`);

    await page.getByRole('textbox', { name: 'Quick entry' }).click();
    for (let n = 0; n < 199; n++) {
      await page.keyboard.insertText(`Event ${n}`);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByRole('treeitem', { name: 'Domain events, 200' })).toBeVisible();
    await page.keyboard.press('Escape');
    await board(page).click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Control+a');
    const note = await board(page).getByRole('group', { name: 'Domain event: Event 197' }).boundingBox();
    const [x, y] = [(note?.x ?? 0) + 20, (note?.y ?? 0) + 12];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 300; step++) await page.mouse.move(x + step / 2, y + (step % 40));
    await page.mouse.up();
    await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved');

    const { perSecond, opened } = traffic();
    console.info(`at most ${most(perSecond.messages)} messages, ${most(perSecond.presence)} of presence a second`);
    // One socket for the board and one for the session: none was cut and opened again.
    expect(opened).toBe(2);
    expect(most(perSecond.messages)).toBeGreaterThan(5);
    expect(most(perSecond.messages)).toBeLessThanOrEqual(30);
    expect(most(perSecond.presence)).toBeLessThanOrEqual(40);
    await context.close();
  },
);
