import { expect, story } from './support/story.ts';

story('[S7] bad import: every problem in words, and no workshop', async ({ page, product }) => {
  await page.goto(product.address);
  const file = JSON.stringify({
    format: 'stormbridge-board/1',
    elements: [
      { id: 'placed', kind: 'evnt', label: 'Order placed' },
      { id: 'paid', kind: 'event', label: 'Order paid', aggregate: 'nowhere' },
    ],
  });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import board file' }).click();
  await (await chooser).setFiles({ name: 'board.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  const problems = page.getByRole('list', { name: 'This file cannot be imported' });
  await expect(problems.getByText('/elements/0/kind')).toBeVisible();
  await expect(problems.getByText('/elements/1/aggregate')).toBeVisible();
  expect(page.url()).toBe(`${product.address}/`);
});

story('[S7] a file that is no JSON says where it breaks off', async ({ page, product }) => {
  await page.goto(product.address);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import board file' }).click();
  await (await chooser).setFiles({
    name: 'board.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format": '),
  });
  await expect(page.getByRole('list', { name: 'This file cannot be imported' })).toContainText(/Line 1, column 12/);
});
