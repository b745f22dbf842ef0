import type { Browser, Page } from '@playwright/test';
import { join, WINDOW } from './browser.ts';
import { median, ms, ratio, whole } from './numbers.ts';
import type { Peers } from './peers.ts';
import type { Product } from './product.ts';
import type { Table } from './results.ts';
import { longestTasks } from './tasks.ts';

/** One board that is exported in the page. */
export interface PageExportCase {
  readonly name: string;
  /** Text of the board file. */
  readonly file: string;
  readonly runs: number;
}

export interface PageExportPlan {
  readonly browser: Browser;
  readonly product: Product;
  readonly peers: Peers;
  readonly cases: readonly PageExportCase[];
  /** Texts of a peer project by path, where somebody named its folder. */
  readonly peerProject: ReadonlyMap<string, string> | undefined;
}

interface Took {
  readonly files: number;
  readonly took: number;
  readonly block: number;
}

/**
 * Measures a download in the page: from the press of the button to the zip in the hands of the browser, and the longest
 * task of the page's own thread from when the result is opened until then.
 */
export async function measurePageExports(plan: PageExportPlan): Promise<Table> {
  const rows: string[][] = [];
  for (const one of plan.cases) rows.push(await rowOf(plan, one));
  return {
    title: 'Export in the browser',
    note: `From the press of "Download scaffold" to the zip in the hands of Chromium, in a page that has shown the result; medians of ${plan.cases.map(({ name, runs }) => `${runs} runs (${name})`).join(', ')}, each of a new workshop in a new context. "First" is the first export of a board: it pins the names in code, so the board is new and nothing of the preview can be used; "again" is the second. "Looked at" is from opening the result until the preview has its files. "Longest task" is the longest on the page's own thread, by Chromium's own trace, its time on the processor beside it, while the result is opened and previewed, and while it is exported. Peer: a page that only zips, in a worker, texts that are there already: the very files of the export${plan.peerProject === undefined ? '' : ', and for the last line those of the peer project'}.`,
    head: [
      'board',
      'files',
      'looked at',
      'longest task',
      'first',
      'longest task',
      'again',
      'zip alone',
      'first to zip',
      'peer project zipped',
      'ratio a file',
    ],
    rows,
  };
}

async function rowOf(plan: PageExportPlan, { name, file, runs }: PageExportCase): Promise<string[]> {
  const looks: Took[] = [];
  const firsts: Took[] = [];
  const agains: Took[] = [];
  const zips: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { link, id, token } = await plan.product.workshop(file);
    const context = await plan.browser.newContext({ viewport: WINDOW, acceptDownloads: true });
    const page = await context.newPage();
    await join(page, { link, id, token }, 'Ada');
    await page.evaluate(watchDownloads);
    looks.push(await opened(plan.browser, page));
    firsts.push(await downloaded(plan.browser, page));
    agains.push(await downloaded(plan.browser, page));
    await context.close();
  }
  const files = firsts[0]?.files ?? 0;
  const first = median(firsts.map(({ took }) => took));
  return [
    name,
    whole(files),
    ms(median(looks.map(({ took }) => took))),
    ms(median(looks.map(({ block }) => block))),
    ms(first),
    ms(median(firsts.map(({ block }) => block))),
    ms(median(agains.map(({ took }) => took))),
    zips.length === 0 ? '' : ms(median(zips)),
    zips.length === 0 ? '' : ratio(first, median(zips)),
    theirs.length === 0 ? '' : ms(median(theirs)),
    '',
  ];
}

declare global {
  interface Window {
    /** When the button was pressed, and when the page handed the last file to the browser, in ms of its own clock. */
    benchPress: number;
    benchSaved: number;
  }
}

/** Runs in the page: remembers presses of buttons and clicks of links that save. */
function watchDownloads(): void {
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

/** Opens the result, until its preview has the number of files. */
async function opened(browser: Browser, page: Page): Promise<Took> {
  const button = page
    .getByRole('navigation', { name: 'Stages' })
    .getByRole('button', { name: /Result/ })
    .first();
  const { value, block } = await longestTasks(browser, page, async () => {
    await button.click();
    const handle = await page.waitForFunction(
      () => {
        const tree = document.querySelector('[role="tree"] [role="treeitem"]');
        return tree === null ? false : performance.now() - window.benchPress;
      },
      undefined,
      { timeout: 120_000, polling: 'raf' },
    );
    return Number(await handle.jsonValue());
  });
  return { files: 0, took: value, block };
}

/** Presses the button until the file is handed over. */
async function downloaded(browser: Browser, page: Page): Promise<Took> {
  const files = await page
    .getByText(/^[\d,]+$/)
    .first()
    .textContent();
  const { value, block } = await longestTasks(browser, page, async () => {
    await page.evaluate(() => {
      window.benchSaved = 0;
    });
    await page.getByRole('button', { name: 'Download scaffold' }).click();
    const handle = await page.waitForFunction(
      () => (window.benchSaved === 0 ? false : window.benchSaved - window.benchPress),
      undefined,
      { timeout: 120_000, polling: 20 },
    );
    return Number(await handle.jsonValue());
  });
  return { files: Number((files ?? '0').replaceAll(',', '')), took: value, block };
}
