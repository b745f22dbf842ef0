import { type Browser, chromium, type Page } from '@playwright/test';
import type { Workshop } from './product.ts';

/** The browser found by `.ci/chromium.mjs`; without it Playwright uses its own download. */
const executablePath = process.env['CHROMIUM_PATH'];

/** A browser in processes of its own. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });

export const WINDOW = { width: 1440, height: 900 } as const;

/** Follows a link and says a name, as a person does; ends when the room shows its quick entry. */
export async function join(page: Page, { link }: Workshop, name: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('button', { name: 'Join workshop' }).click();
  await page.getByRole('textbox', { name: 'Quick entry' }).waitFor({ timeout: 60_000 });
}
