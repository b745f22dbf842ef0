import { expect, newWorkshop, person, story } from './support/story.ts';

story(
  '[S12] a dot of a note opens the list of targets, and the order of time is seen whole',
  async ({ browser, product }) => {
    const { page } = await person(browser, (await newWorkshop(product)).facilitator, 'Ada');
    for (const label of ['Order Placed', 'Order Paid', 'Order Packed', 'Order Shipped']) {
      await page.getByRole('textbox', { name: 'Quick entry' }).fill(label);
      await page.keyboard.press('Enter');
    }
    const note = page
      .getByRole('application', { name: 'Board' })
      .getByRole('group', { name: 'Domain event: Order Placed' });
    await note.hover();
    await note.locator('[data-port="top"]').click();
    await expect(page.getByRole('dialog', { name: /^Connect .*Order Placed/ })).toBeVisible();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Next stage' }).click();
    await page.getByRole('button', { name: 'Take the order from the board' }).click();
    for (const label of ['Order Placed', 'Order Shipped']) {
      const placed = page
        .getByRole('application', { name: 'Board' })
        .getByRole('group', { name: `Domain event: ${label}` });
      await expect(placed).toBeInViewport({ ratio: 1 });
    }
  },
);

story('[S12] on a phone what was done can be undone', async ({ browser, product }) => {
  const { page } = await person(browser, (await newWorkshop(product)).facilitator, 'Ada');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('textbox', { name: 'Quick entry' }).fill('Order Placed');
  await page.keyboard.press('Enter');
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeInViewport({ ratio: 1 });
  await undo.click();
  await expect(page.getByRole('group', { name: 'Domain event: Order Placed' })).toHaveCount(0);
  const [right, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(right).toBeLessThanOrEqual(width ?? 0);
  await expect(page.getByRole('button', { name: 'Invite' })).toBeInViewport({ ratio: 1 });
});
