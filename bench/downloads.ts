import type { Page } from '@playwright/test';

/** What one press cost. */
export interface Took {
  /** Ms from the press of a button to its result. */
  readonly took: number;
  /** Ms of the longest task of the page's own thread meanwhile, and of those the ones on the processor. */
  readonly block: number;
  readonly busy: number;
}

/** Ms after which a measurement is given up. */
export const LIMIT = 120_000;

/** Asks the page now and then, until the answer is not nothing. */
export async function waited(page: Page, ask: () => number): Promise<number> {
  const answer = await page.waitForFunction(ask, undefined, { timeout: LIMIT, polling: 20 });
  return Number(await answer.jsonValue());
}

declare global {
  interface Window {
    /** When the button was pressed, and when the page handed the last file to the browser, in ms of its own clock. */
    benchPress: number;
    benchSaved: number;
  }
}

/** Runs in the page: remembers presses of buttons and clicks of links that save. */
export function watchDownloads(): void {
  window.benchSaved = 0;
  window.addEventListener(
    'click',
    ({ timeStamp, isTrusted }) => {
      if (isTrusted) window.benchPress = timeStamp;
    },
    true,
  );
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    window.benchSaved = performance.now();
    click.call(this);
  };
}
