import { readFile } from 'node:fs/promises';
import type { Browser, Download, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { join, WINDOW } from './browser.ts';
import { LIMIT, type Took, waited, watchDownloads } from './downloads.ts';
import { median, ms, ratio, whole } from './numbers.ts';
import type { Peers } from './peers.ts';
import type { Product } from './product.ts';
import type { Table } from './results.ts';
import { longestTasks } from './tasks.ts';
import { wholeExport } from './whole-export.ts';

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

const KINDS = ['opened', 'whole', 'pressed', 'anew', 'again'] as const;
type Kind = (typeof KINDS)[number];

const WHAT: Readonly<Record<Kind, string>> = {
  opened: 'result opened until its files can be read',
  whole: 'exported whole, from the board to the zip',
  pressed: 'of that, from the press of the button',
  anew: 'downloaded right after an event was renamed',
  again: 'downloaded as it was previewed',
};

/**
 * Measures the result stage in the page: until its files can be read, and a download from the press of the button to the
 * zip in the hands of the browser; beside a page that only zips the same files.
 */
export async function measurePageExports(plan: PageExportPlan): Promise<Table> {
  const rows: string[][] = [];
  for (const one of plan.cases) rows.push(...(await rowsOf(plan, one)));
  if (plan.peerProject !== undefined) rows.push(await peerRow(plan, plan.peerProject));
  return {
    title: 'Export in the browser',
    note: `In a production page whose generator is loaded; medians of ${plan.cases.map(({ name, runs }) => `${runs} runs (${name})`).join(', ')}, each of a new workshop in a new context. The page packs a project while its files are looked at, and after a change makes and packs anew only what has changed; the change is an undo that gives an event its other name, some twenty files, and is pressed right before the download. Exported whole: a page whose generator is loaded and has made nothing of this board, only, ahead, of the example *File manager*, so that what every project has is packed and the code has run once; the board had a problem until then, which somebody else mends from another machine, and the button is pressed as soon as it can be. Counted from when the page sends the board to its worker, so looking for problems is in it, and drawing what was found. Other downloads go from the press of "Download scaffold" to the zip in the hands of Chromium. Longest task: the longest on the page's own thread meanwhile, as Chromium's trace has it, and what of it was spent on the processor; where other programs want the processor too, only the second number is ours. Peer: a page that zips the very files of the export, which it has already, in a worker. The large board has 60 services and more rules than a bus takes unasked, so it comes with warnings.`,
    head: ['what', 'files', 'Stormbridge', 'zip alone', 'ratio', 'longest task', 'on the processor'],
    rows,
  };
}

async function rowsOf(plan: PageExportPlan, { name, file, runs }: PageExportCase): Promise<string[][]> {
  const all: Record<Kind, Took[]> = { opened: [], whole: [], pressed: [], anew: [], again: [] };
  const alone: number[] = [];
  let files: readonly (readonly [string, string])[] = [];
  for (let run = 0; run < runs; run++) {
    const context = await plan.browser.newContext({ viewport: WINDOW, acceptDownloads: true });
    const page = await context.newPage();
    await join(page, await plan.product.workshop(file), 'Ada');
    await renamed(page);
    await page.evaluate(watchDownloads);
    all.opened.push(await opened(plan.browser, page));
    const { saved, ...again } = await downloaded(plan.browser, page);
    all.again.push(again);
    if (run === 0) files = await textsOf(saved);
    await undone(page);
    const { saved: other, ...anew } = await downloaded(plan.browser, page);
    all.anew.push(anew);
    if (run === 0) differ(files, await textsOf(other));
    await context.close();
    const { pressed, ...whole } = await wholeExport(plan.browser, plan.product, file);
    all.whole.push(whole);
    all.pressed.push({ ...whole, took: pressed });
    alone.push(await zipped(plan, `${name.replaceAll(/\W/g, '')}.json`, files));
  }
  const floor = median(alone);
  return KINDS.map((kind) => {
    const of = (what: keyof Took): number => median(all[kind].map((one) => one[what]));
    const zips = kind === 'opened' ? ['', ''] : [ms(floor), ratio(of('took'), floor)];
    return [`${name}: ${WHAT[kind]}`, whole(files.length), ms(of('took')), ...zips, ms(of('block')), ms(of('busy'))];
  });
}

/** The peer project, zipped by the page that only zips: what a download of it would cost at least. */
async function peerRow(plan: PageExportPlan, project: ReadonlyMap<string, string>): Promise<string[]> {
  const runs = Math.max(...plan.cases.map((one) => one.runs));
  const took: number[] = [];
  for (let run = 0; run < runs; run++) took.push(await zipped(plan, 'peer.json', [...project]));
  return ['the peer project, written by hand', whole(project.size), '', ms(median(took)), '', '', ''];
}

/** Renames the first event in the outline, as one step of undo. */
async function renamed(page: Page): Promise<void> {
  const line = page.getByRole('treeitem', { name: /^Domain event: / }).first();
  const before = await line.getAttribute('aria-label');
  await line.press('Enter');
  await page.getByRole('textbox', { name: 'Label of Domain event' }).fill('Something else happened');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: 'Domain event: Something else happened' }).waitFor();
  if (before === null) throw new Error('There is no event to rename');
}

/** Opens the result, until its preview has files. */
async function opened(browser: Browser, page: Page): Promise<Took> {
  const stages = page.getByRole('navigation', { name: 'Stages' });
  const { value: took, ...tasks } = await longestTasks(browser, page, async () => {
    await stages
      .getByRole('button', { name: /Result/ })
      .first()
      .click();
    return waited(page, () =>
      document.querySelector('[role="tree"] [role="treeitem"]') === null ? 0 : performance.now() - window.benchPress,
    );
  });
  return { took, ...tasks };
}

/** Presses the button until the file is handed over. */
async function downloaded(browser: Browser, page: Page): Promise<Took & { readonly saved: Download }> {
  await page.evaluate(() => {
    window.benchSaved = 0;
  });
  const saving = page.waitForEvent('download', { timeout: LIMIT });
  const { value: took, ...tasks } = await longestTasks(browser, page, async () => {
    await page.getByRole('button', { name: 'Download scaffold' }).click();
    return waited(page, () => (window.benchSaved === 0 ? 0 : window.benchSaved - window.benchPress));
  });
  return { took, ...tasks, saved: await saving };
}

/**
 * Takes back that names were pinned, waits until that is previewed, and takes back that an event was renamed: then the
 * board is another one for the export, with another event.
 */
async function undone(page: Page): Promise<void> {
  for (let step = 0; step < 2; step++) {
    await page.getByText('Saved', { exact: true }).waitFor({ timeout: LIMIT });
    await page.waitForTimeout(PAUSE);
    await page.getByRole('button', { name: 'Undo' }).click();
  }
}

/** Ms in which names are pinned, and a preview is made. */
const PAUSE = 5000;

/** @throws Error when a change of the board changed next to nothing: then nothing would have been made anew */
function differ(before: readonly (readonly [string, string])[], after: readonly (readonly [string, string])[]): void {
  const texts = new Map(before);
  const changed = after.filter(([path, text]) => texts.get(path) !== text).length;
  if (changed < 10) throw new Error(`Only ${changed} files are others after the change`);
}

async function textsOf(saved: Download): Promise<(readonly [string, string])[]> {
  const entries = unzipSync(await readFile(await saved.path()));
  return Object.entries(entries).map(([path, bytes]) => [path, strFromU8(bytes)] as const);
}

/** Ms from the press of the button to the zip, in the page that only zips. */
async function zipped(
  { browser, peers }: PageExportPlan,
  name: string,
  files: readonly (readonly [string, string])[],
): Promise<number> {
  peers.publish(name, JSON.stringify(files));
  const context = await browser.newContext({ viewport: WINDOW, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(`${peers.address}/zip.html?data=/data/${name}`);
  await page.waitForFunction(() => document.title === 'ready', undefined, { timeout: LIMIT });
  await page.evaluate(watchDownloads);
  await page.getByRole('button', { name: 'Download' }).click();
  const took = await waited(page, () => (window.benchSaved === 0 ? 0 : window.benchSaved - window.benchPress));
  await context.close();
  return took;
}
