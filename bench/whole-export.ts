import type { Browser } from '@playwright/test';
import { join, WINDOW } from './browser.ts';
import { LIMIT, type Took, waited, watchDownloads } from './downloads.ts';
import type { Product } from './product.ts';
import { secondPerson } from './second-person.ts';
import { longestTasks } from './tasks.ts';

/** A question of the page to the worker that makes exports, and when it was asked, in ms of the page's clock. */
export type Question = readonly [call: string, at: number];

/** A whole export: `took` from when the board was sent to the worker. */
export interface Whole extends Took {
  /** Ms of it from the press of the button. */
  readonly pressed: number;
}

interface Seen {
  readonly questions: readonly Question[];
  readonly press: number;
  readonly saved: number;
}

/**
 * Measures an export of a whole board that nothing is remembered of. The generator is loaded, but the board has a problem
 * and so nothing was made of it yet; the page meanwhile makes ahead what it makes for every board. Then somebody else
 * mends it, and the button is pressed as soon as it can be.
 */
export async function wholeExport(browser: Browser, product: Product, file: string): Promise<Whole> {
  const context = await browser.newContext({ viewport: WINDOW, acceptDownloads: true });
  const page = await context.newPage();
  const workshop = await product.workshop(file);
  await join(page, workshop, 'Ada');
  const other = await secondPerson(product, workshop);
  other.spoil();
  await page.waitForTimeout(PAUSE);
  await page.evaluate(watchDownloads);
  await page.evaluate(pressAtOnce);
  const stages = page.getByRole('navigation', { name: 'Stages' });
  await stages
    .getByRole('button', { name: /Result/ })
    .first()
    .click();
  await page.locator('button:disabled', { hasText: 'Download scaffold' }).waitFor({ timeout: LIMIT });
  await page.waitForTimeout(PAUSE);
  const { value, ...tasks } = await longestTasks(browser, page, async () => {
    other.mend();
    await waited(page, () => window.benchSaved);
    return page.evaluate(() => ({
      questions: window.benchQuestions,
      press: window.benchPress,
      saved: window.benchSaved,
    }));
  });
  other.leave();
  await context.close();
  return { ...spanOf(value), ...tasks };
}

/** Ms in which a generator is loaded, has made ahead what it makes for every board, and comes to rest. */
const PAUSE = 5000;

/**
 * From when to when a whole board was exported.
 * @throws Error when something was made before the board was sent: then that might have been remembered
 */
export function spanOf({ questions, press, saved }: Seen): { readonly took: number; readonly pressed: number } {
  const before = questions.filter(([, at]) => at < press);
  const sent = before.findLast(([call]) => call === 'take');
  const made = before.filter(([call]) => !['take', 'look', 'warm'].includes(call));
  if (sent === undefined) throw new Error('No board was sent before the press');
  if (made.length > 0) throw new Error(`Something was made before: ${made.map(([call]) => call).join(', ')}`);
  return { took: saved - sent[1], pressed: saved - press };
}

declare global {
  interface Window {
    /** What the page has asked the worker that makes exports. */
    benchQuestions: Question[];
  }
}

/** Runs in the page: writes down what the worker is asked, and presses the button when it can be pressed again. */
function pressAtOnce(): void {
  window.benchQuestions = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message: { readonly call?: string }, ...rest: never[]) {
    if (message.call !== undefined) window.benchQuestions.push([message.call, performance.now()]);
    post.call(this, message, ...rest);
  };
  let [blocked, pressed] = [false, false];
  const look = (): void => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find(({ textContent }) => textContent?.includes('Download scaffold'));
    if (button === undefined || pressed) return;
    blocked ||= button.disabled;
    if (!blocked || button.disabled) return;
    pressed = true;
    window.benchPress = performance.now();
    button.click();
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
}
