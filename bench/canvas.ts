import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type Board, eventsInTime, parseBoardFile, timelinePlaces } from '@stormbridge/model';
import { join, WINDOW } from './browser.ts';
import { median, ms, quantile, ratio, whole } from './numbers.ts';
import { type Drive, drive, type Wait, watch } from './page-probes.ts';
import type { Peers } from './peers.ts';
import type { Product } from './product.ts';
import type { Table } from './results.ts';

export interface CanvasPlan {
  readonly browser: Browser;
  readonly product: Product;
  readonly peers: Peers;
  /** Text of a board file, by the name that the table shows. The last one is panned. */
  readonly boards: readonly { readonly name: string; readonly file: string }[];
  /** How often each page is opened, and how often it is panned. */
  readonly opens: number;
  readonly pans: number;
  /** Wheel steps of one panning. */
  readonly frames: number;
}

/** A page that shows a board: ours, or the peer with the same notes and arrows at the same places. */
interface Target {
  readonly name: string;
  readonly address: string;
  /** What a browser knows of an earlier visit. */
  readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
  readonly memory: { readonly local: Memory; readonly session: Memory };
  readonly wait: Wait;
  readonly fit: string;
}
/** Longest time of one panning, in ms. */
const PAN_LIMIT = 15_000;

type Memory = readonly (readonly [string, string])[];

const NOTHING = { local: [], session: [] } as const;

/** Measures how soon a board is usable, how smoothly the larger one pans, and how many elements the page has. */
export async function measureCanvas(plan: CanvasPlan): Promise<Table> {
  const rows: string[][] = [];
  for (const [at, { name, file }] of plan.boards.entries()) {
    const read = parseBoardFile(file);
    if (!read.ok) throw new Error(`${name} is no board file`);
    const targets = [await ours(plan, file, read.value), theirs(plan, String(at), read.value)] as const;
    rows.push(...(await opening(plan, name, targets)));
    if (at === plan.boards.length - 1) rows.push(...(await panning(plan, name, targets)));
  }
  const { events, notes, arrows } = sizeOf(plan.boards.at(-1)?.file ?? '');
  return {
    title: 'Canvas',
    note: `Usable: from navigation (cold HTTP cache, name remembered) to the frame in which the first event's label is painted, its line stands in the outline and the quick entry takes text; ours loads its page, signs in, and synchronises the document on the way. Medians of ${plan.opens} runs, ours and the peer in turn; each in a fresh context at ${WINDOW.width}x${WINDOW.height}. Peer: a plain React Flow page (production build, data as one JSON file) with the same notes as nodes and arrows as edges at the same places and zoom; usable when the first label is visible. The large board has ${whole(events)} events, ${whole(notes)} notes and ${whole(arrows)} arrows. Panning: ${plan.frames} wheel steps, one a frame (at most ${PAN_LIMIT / 1000} s), ${plan.pans} times; p95 of the time from frame to frame (17 ms is 60 a second), near at zoom 0.8, far with the whole board in the window.`,
    head: ['what', 'Stormbridge', 'React Flow alone', 'ratio'],
    rows,
  };
}

function sizeOf(file: string): { events: number; notes: number; arrows: number } {
  const read = parseBoardFile(file);
  if (!read.ok) return { events: 0, notes: 0, arrows: 0 };
  return { events: eventsInTime(read.value).length, notes: read.value.elements.size, arrows: read.value.flows.size };
}

async function ours({ browser, product }: CanvasPlan, file: string, board: Board): Promise<Target> {
  const workshop = await product.workshop(file);
  const context = await browser.newContext({ viewport: WINDOW });
  const page = await context.newPage();
  await join(page, workshop, 'Ada');
  const label = firstLabel(board);
  await page
    .getByRole('treeitem', { name: `Domain event: ${label}` })
    .first()
    .waitFor({ timeout: 60_000 });
  const memory = await page.evaluate(() => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
  }));
  const cookies = await context.cookies();
  await context.close();
  const wait: Wait = {
    label,
    selectors: [`[role="treeitem"][aria-label="Domain event: ${label}"]`, 'input[aria-label="Quick entry"]:enabled'],
    painted: true,
  };
  const address = workshop.link.replace(/#.*$/, '');
  return { name: 'ours', address, cookies, memory, wait, fit: 'button[aria-label^="Fit board"]' };
}

function theirs({ peers }: CanvasPlan, name: string, board: Board): Target {
  const { notes, arrows } = pictureOf(board);
  const nodes = notes.map(({ id, label, place: { x, y, w, h } }) => {
    return { id, position: { x, y }, data: { label }, style: { width: w, height: h } };
  });
  const edges = arrows;
  peers.publish(`${name}.json`, JSON.stringify({ nodes, edges }));
  const first = eventsInTime(board)[0]?.id ?? '';
  const wait: Wait = { label: '', selectors: [`.react-flow__node[data-id="${first}"]`], painted: false };
  const address = `${peers.address}/flow.html?board=${name}.json`;
  return { name: 'peer', address, cookies: [], memory: NOTHING, wait, fit: '.react-flow__controls-fitview' };
}

/** The notes of a board where our timeline has them, and its arrows: what a peer shows. */
export function pictureOf(board: Board) {
  const places = timelinePlaces(board);
  const notes = [...board.elements.values()].flatMap(({ id, label }) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ id, label, place }];
  });
  const arrows = [...board.flows.values()].map(({ id, from, to }) => ({ id, source: from, target: to }));
  return { notes, arrows };
}

export const firstLabel = (board: Board): string => eventsInTime(board)[0]?.label ?? '';

/** A tab that has never been here but knows who its person is; open until `work` is done. */
async function visit<T>(
  browser: Browser,
  target: Target,
  work: (page: Page, usable: number) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: WINDOW });
  try {
    await context.addCookies([...target.cookies]);
    await context.addInitScript(({ local, session }) => {
      for (const [key, value] of local) localStorage.setItem(key, value);
      for (const [key, value] of session) sessionStorage.setItem(key, value);
    }, target.memory);
    await context.addInitScript(watch, target.wait);
    const page = await context.newPage();
    await page.goto(target.address, { waitUntil: 'commit' });
    const usable = await page.waitForFunction(() => window.benchUsable, undefined, { timeout: 120_000 });
    return await work(page, Number(await usable.jsonValue()));
  } finally {
    await context.close();
  }
}

async function opening(plan: CanvasPlan, name: string, [mine, peer]: readonly [Target, Target]): Promise<string[][]> {
  const took = { mine: [] as number[], peer: [] as number[] };
  const nodes = { mine: 0, peer: 0 };
  for (let run = 0; run < plan.opens; run++) {
    for (const [who, target] of [
      ['mine', mine],
      ['peer', peer],
    ] as const) {
      nodes[who] = await visit(plan.browser, target, async (page, usable) => {
        took[who].push(usable);
        await page.waitForTimeout(1000);
        return page.evaluate(() => document.querySelectorAll('*').length);
      });
    }
  }
  const [a, b] = [median(took.mine), median(took.peer)];
  return [
    [`${name}: usable`, ms(a), ms(b), ratio(a, b)],
    [`${name}: elements of the page`, whole(nodes.mine), whole(nodes.peer), ratio(nodes.mine, nodes.peer)],
  ];
}

interface Pan {
  /** Milliseconds from frame to frame. */
  readonly frames: readonly number[];
  /** Milliseconds of work in the page's main thread for each frame. */
  readonly busy: number;
}

async function panning(plan: CanvasPlan, name: string, targets: readonly [Target, Target]): Promise<string[][]> {
  const near: [Pan[], Pan[]] = [[], []];
  const far: [Pan[], Pan[]] = [[], []];
  for (let run = 0; run < plan.pans; run++) {
    for (const who of [0, 1] as const) {
      await visit(plan.browser, targets[who], async (page) => {
        near[who].push(await panned(page, plan.frames));
        await page.locator(targets[who].fit).first().click();
        far[who].push(await panned(page, plan.frames));
      });
    }
  }
  const p95 = (some: readonly Pan[]): number =>
    quantile(
      some.flatMap(({ frames }) => frames),
      0.95,
    );
  const busy = (some: readonly Pan[]): number => median(some.map((one) => one.busy));
  const lines = (where: string, [a, b]: readonly [readonly Pan[], readonly Pan[]]): string[][] => [
    [`${name}: panning ${where}, p95 frame`, ms(p95(a)), ms(p95(b)), ratio(p95(a), p95(b))],
    [`${name}: panning ${where}, main thread a frame`, ms(busy(a)), ms(busy(b)), ratio(busy(a), busy(b))],
  ];
  return [...lines('near', near), ...lines('far', far)];
}

async function panned(page: Page, steps: number): Promise<Pan> {
  // What settles after opening, or after the camera has travelled, is no part of panning.
  await page.waitForTimeout(1500);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const taskTime = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await taskTime();
  const plan: Drive = { frames: steps, step: 24, limit: PAN_LIMIT };
  const { moved, frames } = await page.evaluate(drive, plan);
  const busy = ((await taskTime()) - before) / frames.length;
  if (!moved) throw new Error('The board did not move');
  return { frames, busy };
}
