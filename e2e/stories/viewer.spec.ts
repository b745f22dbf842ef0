import { expect, newWorkshop, person, story } from './support/story.ts';

story('[S6] viewer cannot write: no tools, and the server takes nothing', async ({ browser, product }) => {
  const links = await newWorkshop(product);
  const { page: ada } = await person(browser, links.facilitator, 'Ada');
  const { page: vic } = await person(browser, links.viewer, 'Vic');
  await ada.getByRole('textbox', { name: 'Quick entry' }).fill('Order placed');
  await ada.keyboard.press('Enter');
  await expect(vic.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();

  await expect(vic.getByRole('textbox', { name: 'Quick entry' })).toBeHidden();
  await expect(vic.getByRole('toolbar', { name: 'Palette' })).toBeHidden();
  await vic.getByRole('treeitem', { name: 'Domain event: Order placed' }).press('Delete');
  await vic.getByRole('application', { name: 'Board' }).click({ position: { x: 300, y: 300 } });
  await vic.keyboard.press('e');
  await vic.keyboard.type('Intruded');
  for (const page of [ada, vic]) {
    await expect(page.getByRole('treeitem', { name: /^Domain event: / })).toHaveCount(1);
    await expect(page.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
  }
});
