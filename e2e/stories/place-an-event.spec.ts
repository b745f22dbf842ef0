import { expect, newWorkshop, person, story } from './support/story.ts';

story('[S1] place an event: follow the link, say a name, type', async ({ browser, product }) => {
  const { participant } = await newWorkshop(product);
  const { page } = await person(browser, participant, 'Ada');
  await page.getByRole('textbox', { name: 'Quick entry' }).fill('Order placed');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved');
  await page.reload();
  await expect(page.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
});

story(
  '[S1] place events with the keyboard: E makes one, Tab and Ctrl+Enter the next, Esc ends',
  async ({ browser, product }) => {
    const { participant } = await newWorkshop(product);
    const { page } = await person(browser, participant, 'Ada');
    await page.getByRole('application', { name: 'Board' }).click({ position: { x: 300, y: 250 } });
    await page.keyboard.press('e');
    await expect(page.getByRole('textbox', { name: 'Label of Domain event' })).toBeFocused();
    await page.keyboard.type('Cart created');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Item added');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('Order placed');
    await page.keyboard.press('Escape');
    for (const label of ['Cart created', 'Item added', 'Order placed'])
      await expect(page.getByRole('treeitem', { name: `Domain event: ${label}` })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeHidden();
    await page.keyboard.press('Control+y');
    await expect(page.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
  },
);

story('[S1] paste a list: every line becomes an event, one undo takes all back', async ({ browser, product }) => {
  const { participant } = await newWorkshop(product);
  const { page, context } = await person(browser, participant, 'Ada');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('application', { name: 'Board' }).click({ position: { x: 300, y: 250 } });
  await page.evaluate(() => navigator.clipboard.writeText('Order placed\nPayment taken\n\nParcel shipped\n'));
  await page.keyboard.press('Control+v');
  const events = page.getByRole('treeitem', { name: /^Domain event: / });
  await expect(events).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(events).toHaveCount(0);
});

story('[S1] from the link to typing takes two clicks at most, and ten seconds', async ({ browser, product }) => {
  const { participant } = await newWorkshop(product);
  const page = await (await browser.newContext()).newPage();
  await page.goto(participant);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('button', { name: 'Join workshop' }).click();
  await page.getByRole('textbox', { name: 'Quick entry' }).click({ timeout: 10_000 });
  await page.keyboard.type('Order placed');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
  // The name is remembered: the second time no word is asked.
  await page.goto(product.address);
  await page.goto(participant);
  await expect(page.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
});
