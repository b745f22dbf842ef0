import type { BrowserContext, WebSocketRoute } from '@playwright/test';
import { expect, newWorkshop, story } from './support/story.ts';

/** Keeps back what the server says of the board; gives the way to let it through. */
async function slowBoard(context: BrowserContext): Promise<() => void> {
  let held: (() => void)[] | undefined = [];
  await context.routeWebSocket(/\/sync\/board\//, (page: WebSocketRoute) => {
    page.connectToServer().onMessage((message) => {
      if (held === undefined) page.send(message);
      else held.push(() => page.send(message));
    });
  });
  return () => {
    for (const send of held ?? []) send();
    held = undefined;
  };
}

story(
  '[S34] while the board is on its way nothing is said or taken, then it is there',
  async ({ browser, product }) => {
    const links = await newWorkshop(product, { example: 'order-checkout' });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const letThrough = await slowBoard(context);
    const page = await context.newPage();
    await page.goto(links.facilitator);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
    await page.getByRole('button', { name: 'Join workshop' }).click();

    const state = page.getByRole('status', { name: 'Save state' });
    await expect(page.getByText('Opening the room')).toBeVisible();
    await expect(state).toHaveText('Opening');
    // The canvas is made meanwhile, and nobody meets it.
    const canvas = page.locator('[role="application"][aria-label="Board"]');
    await expect(canvas).toHaveCount(1);
    await expect(canvas).toBeHidden();
    await canvas.evaluate((element) => element.setAttribute('data-made', 'before'));
    await expect(page.getByText('The board is empty.')).toHaveCount(0);
    await expect(page.getByText('Nothing here yet')).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Quick entry' })).toBeHidden();
    await page.keyboard.press('e');
    await page.keyboard.press('Control+v');
    for (let at = 0; at < 4; at++) {
      await page.keyboard.press('Tab');
      expect(await canvas.evaluate((element) => element.contains(document.activeElement))).toBe(false);
    }

    letThrough();
    await expect(state).toHaveText('Saved');
    await expect(page.getByText('Opening the room')).toBeHidden();
    await expect(canvas).toBeVisible();
    await expect(canvas).toHaveAttribute('data-made', 'before');
    await expect(page.getByRole('treeitem', { name: /^Domain event: / })).not.toHaveCount(0);
    // The first look is at the whole board, as if it had been there from the beginning.
    await expect(page.getByRole('group', { name: /^Domain event: / }).first()).toBeInViewport();
    await expect(page.getByRole('textbox', { name: /^Label/ })).toHaveCount(0);
    await page.keyboard.press('e');
    await expect(canvas.getByRole('textbox').first()).toBeVisible();
    await context.close();
  },
);
