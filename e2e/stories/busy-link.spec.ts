import { ProductServer } from './support/server.ts';
import { expect, newWorkshop, person, story } from './support/story.ts';

story('[S33] who comes by a link that too many come by is told so, and gets in later', async ({ browser }, info) => {
  const server = await ProductServer.start({ LIMIT_LINK_JOINS_AT_ONCE: '1', LIMIT_LINK_JOINS_PER_MINUTE: '6' });
  try {
    const { viewer, facilitator } = await newWorkshop(server);
    const { page: eve } = await person(browser, viewer, 'Eve');
    const { page: ben } = await person(browser, facilitator, 'Ben');
    await expect(ben).toHaveTitle(/Facilitator/);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const kim = await context.newPage();
    const { pathname, hash, origin } = new URL(viewer);
    const body = JSON.stringify({ token: hash.slice(1) });
    await fetch(`${origin}${pathname.replace('/w/', '/api/workshops/')}/join`, { method: 'POST', body });
    await kim.goto(viewer);
    await expect(kim.getByRole('heading', { name: 'Many people are coming in at the moment' })).toBeVisible();
    await kim.screenshot({ path: info.outputPath('busy-link.png') });
    await kim.setViewportSize({ width: 390, height: 844 });
    await kim.screenshot({ path: info.outputPath('busy-link-phone.png') });
    await expect(async () => {
      await kim.getByRole('button', { name: 'Try again' }).click({ timeout: 1000 });
      await expect(kim.getByRole('textbox', { name: 'Your name' })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    await eve.reload();
    await expect(eve).toHaveTitle(/Viewer/);
  } finally {
    await server.remove();
  }
});
