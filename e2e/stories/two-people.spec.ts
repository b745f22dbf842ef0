import { expect, newWorkshop, person, story } from './support/story.ts';

story('[S2] two people at once: both see both, in one sticky and in many', async ({ browser, product }) => {
  const links = await newWorkshop(product);
  const { page: ada } = await person(browser, links.facilitator, 'Ada');
  const { page: ben } = await person(browser, links.participant, 'Ben');
  await expect(ada.getByRole('button', { name: /^People.*Ben/ })).toBeVisible();

  await ada.getByRole('textbox', { name: 'Quick entry' }).fill('Order placed');
  await ada.keyboard.press('Enter');
  await ben.getByRole('textbox', { name: 'Quick entry' }).fill('Payment taken');
  await ben.keyboard.press('Enter');
  for (const page of [ada, ben])
    for (const label of ['Order placed', 'Payment taken'])
      await expect(page.getByRole('treeitem', { name: `Domain event: ${label}` })).toBeVisible();

  // Ben writes at the end of the sticky in which Ada is writing at the beginning.
  await ada.getByRole('treeitem', { name: 'Domain event: Order placed' }).press('Enter');
  await ada.keyboard.press('Home');
  await ben.getByRole('treeitem', { name: 'Domain event: Order placed' }).press('Enter');
  await ben.keyboard.press('End');
  await Promise.all([ada.keyboard.type('Big ', { delay: 40 }), ben.keyboard.type(' twice', { delay: 40 })]);
  await ada.keyboard.press('Escape');
  await ben.keyboard.press('Escape');
  for (const page of [ada, ben])
    await expect(page.getByRole('treeitem', { name: 'Domain event: Big Order placed twice' })).toBeVisible();
});

story('[S2] undo takes back one’s own steps and nobody else’s', async ({ browser, product }) => {
  const links = await newWorkshop(product);
  const { page: ada } = await person(browser, links.participant, 'Ada');
  const { page: ben } = await person(browser, links.participant, 'Ben');
  await ada.getByRole('textbox', { name: 'Quick entry' }).fill('Order placed');
  await ada.keyboard.press('Enter');
  await expect(ben.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
  await ben.getByRole('textbox', { name: 'Quick entry' }).fill('Payment taken');
  await ben.keyboard.press('Enter');
  await expect(ada.getByRole('treeitem', { name: 'Domain event: Payment taken' })).toBeVisible();
  await ada.getByRole('button', { name: 'Undo' }).first().click();
  for (const page of [ada, ben]) {
    await expect(page.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeHidden();
    await expect(page.getByRole('treeitem', { name: 'Domain event: Payment taken' })).toBeVisible();
  }
});

story('[S2] the facilitator leads: the stage changes for everybody', async ({ browser, product }) => {
  const links = await newWorkshop(product);
  const { page: ada } = await person(browser, links.facilitator, 'Ada');
  const { page: ben } = await person(browser, links.participant, 'Ben');
  await ada.getByRole('button', { name: 'Next stage' }).click();
  for (const page of [ada, ben])
    await expect(
      page.getByRole('navigation', { name: 'Stages' }).getByRole('button', { name: /Temporal sequencing/ }),
    ).toHaveAttribute('aria-current', 'step');
  await expect(ben.getByRole('button', { name: 'Next stage' })).toBeHidden();
});
