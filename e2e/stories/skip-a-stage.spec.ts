import { expect, newWorkshop, person, story } from './support/story.ts';

story(
  '[S8] skip trigger detection: it is recorded, told with its price, and can be done after all',
  async ({ browser, product }) => {
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');
    await ada.getByRole('textbox', { name: 'Quick entry' }).fill('Order placed');
    await ada.keyboard.press('Enter');
    await ada.getByRole('button', { name: 'Next stage' }).click();
    await ada.getByRole('button', { name: 'Next stage' }).click();
    await ada.getByRole('button', { name: 'Skip this stage' }).click();
    await ada.getByRole('button', { name: 'Skip it' }).click();
    for (const page of [ada, ben]) {
      const stages = page.getByRole('navigation', { name: 'Stages' });
      await expect(stages.getByRole('button', { name: /Entities and aggregates/ })).toHaveAttribute(
        'aria-current',
        'step',
      );
      await expect(stages.getByText(/skipped/i).first()).toBeAttached();
    }
    await ada.reload();
    const stages = ada.getByRole('navigation', { name: 'Stages' });
    await stages
      .getByRole('button', { name: /Result/ })
      .first()
      .click();
    await expect(ada.getByText('Trigger detection was skipped')).toBeVisible();
    // Going back loses nothing.
    await stages
      .getByRole('button', { name: /Event discovery/ })
      .first()
      .click();
    await expect(ada.getByRole('treeitem', { name: 'Domain event: Order placed' })).toBeVisible();
  },
);
