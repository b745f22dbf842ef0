import { type Browser, type BrowserContext, test as base, type Page } from '@playwright/test';
import { ProductServer } from './server.ts';

/** What the server answers when a workshop is made: three secret links, as paths. */
export interface Links {
  readonly facilitator: string;
  readonly participant: string;
  readonly viewer: string;
}

interface Worker {
  /** One server for all stories of a worker. Stories that stop it start their own. */
  readonly product: ProductServer;
}

export const story = base.extend<object, Worker>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      const server = await ProductServer.start();
      await use(server);
      await server.remove();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';

/** Makes a workshop as the landing page does, and gives its three links as whole addresses. */
export async function newWorkshop(server: ProductServer, body: object = {}): Promise<Links> {
  const answer = await fetch(`${server.address}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`No workshop: ${answer.status} ${await answer.text()}`);
  const { links } = (await answer.json()) as { links: Links };
  return {
    facilitator: server.address + links.facilitator,
    participant: server.address + links.participant,
    viewer: server.address + links.viewer,
  };
}

/** A person in a browser of their own, who follows a link and says their name. */
export async function person(
  browser: Browser,
  link: string,
  name: string,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({ acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join workshop' }).click();
  return { page, context };
}
