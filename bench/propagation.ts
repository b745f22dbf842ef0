import type { Browser, Page } from '@playwright/test';
import { type Board, eventsInTime, parseBoardFile } from '@stormbridge/model';
import { ask } from './ask.ts';
import { join, openBrowser, WINDOW } from './browser.ts';
import { ms, quantile, ratio } from './numbers.ts';
import { listen } from './page-probes.ts';
import type { Peers } from './peers.ts';
import type { Product, Workshop } from './product.ts';
import type { Table } from './results.ts';

export interface PropagationPlan {
  readonly product: Product;
  readonly peers: Peers;
  readonly boards: readonly { readonly name: string; readonly file: string }[];
  /** Keys that are pressed for each line of the table. */
  readonly edits: number;
}

/** Two pages in which the same text stands, one to write and one to watch. */
interface Pair {
  readonly name: string;
  readonly writer: Page;
  readonly watcher: Page;
  /** What the watcher's page says when the text is this. */
  readonly shown: (text: string) => string;
  /** The text before the first key. */
  readonly text: string;
}

/** Measures how long a key pressed in one browser takes to be a letter in another one. */
export async function measurePropagation(plan: PropagationPlan): Promise<Table> {
  const browsers = [await openBrowser(), await openBrowser()] as const;
  try {
    const pairs: Pair[] = [await onRelay(plan, browsers)];
    for (const { name, file } of plan.boards) pairs.push(await inTheRoom(plan, browsers, name, file));
    const [first] = plan.boards;
    if (first !== undefined) pairs.push(await stockOnOurs(plan, browsers, first.file));
    const times = new Map<Pair, number[]>(pairs.map((pair) => [pair, []]));
    // In turn, a few keys at a time, so that what else the machine does meets all of them.
    for (let done = 0; done < plan.edits; done += TURN)
      for (const [pair, took] of times)
        took.push(...(await typed(pair, Math.min(TURN, plan.edits - done), done / TURN)));
    return tableOf(plan, [...times]);
  } finally {
    for (const browser of browsers) await browser.close();
  }
}

/** Keys in one turn; they are taken away in the next one, so that labels stay as short as people write them. */
const TURN = 10;

function tableOf({ edits }: PropagationPlan, times: readonly (readonly [Pair, readonly number[]])[]): Table {
  const [, relay = []] = times[0] ?? [];
  const [p50, p95] = [quantile(relay, 0.5), quantile(relay, 0.95)];
  return {
    title: 'Propagation of an edit',
    note: `A key is pressed in the editor of a sticky in one browser; measured until the new label stands in the outline of another browser (two browser processes, one machine), ${edits} keys one after the other, all lines in turn. Our server admits, applies, and commits to SQLite with synchronous FULL before it passes anything on, in ticks of 20 ms. Peer: a page with one input on a bare y-websocket relay without storage, checks or ticks. The last line is that same page on our server, as a stock y-websocket client: the difference to the relay is the server, the difference to the lines above it is our page.`,
    head: ['what', 'p50', 'p95', 'slowest', 'p50 ratio', 'p95 ratio'],
    rows: times.map(([{ name }, took]) => [
      name,
      ms(quantile(took, 0.5)),
      ms(quantile(took, 0.95)),
      ms(quantile(took, 1)),
      ratio(quantile(took, 0.5), p50),
      ratio(quantile(took, 0.95), p95),
    ]),
  };
}

/** Presses keys, each when the one before has arrived, and gives the time of each from key to letter. */
async function typed({ writer, watcher, shown, text }: Pair, keys: number, turn: number): Promise<number[]> {
  const took: number[] = [];
  const adds = turn % 2 === 0;
  for (let at = 1; at <= keys; at++) {
    const letters = adds ? at : TURN - at;
    // Other letters in every turn, so that a text is never one that was there before. What is taken away ends in a mark.
    const expected = shown(text + letter(turn).repeat(letters));
    await watcher.evaluate((gone) => void window.benchSeen.delete(gone), expected);
    await writer.keyboard.press(adds ? letter(turn) : 'Backspace');
    await watcher.waitForFunction((label) => window.benchSeen.has(label), expected, { polling: 5, timeout: 30_000 });
    const seen = await watcher.evaluate((label) => window.benchSeen.get(label) ?? 0, expected);
    took.push(seen - (await writer.evaluate(() => window.benchPressed)));
    // People do not type in step with a server's ticks.
    await writer.waitForTimeout(20 + ((at * 37) % 50));
  }
  return took;
}

/** Turns go in twos: one writes, the next takes the same letters away. */
const letter = (turn: number): string => 'abcdefghij'.charAt(Math.floor(turn / 2) % 10);

async function newPages([one, other]: readonly [Browser, Browser]): Promise<readonly [Page, Page]> {
  return [await one.newPage({ viewport: WINDOW }), await other.newPage({ viewport: WINDOW })];
}

async function inTheRoom(
  { product }: PropagationPlan,
  browsers: readonly [Browser, Browser],
  name: string,
  file: string,
): Promise<Pair> {
  const workshop = await product.workshop(file);
  const [writer, watcher] = await newPages(browsers);
  const text = eventsInTime(boardIn(file))[0]?.label ?? '';
  await join(writer, workshop, 'Ada');
  await join(watcher, workshop, 'Ben');
  const line = (page: Page) => page.getByRole('treeitem', { name: `Domain event: ${text}` }).first();
  await line(watcher).waitFor({ timeout: 60_000 });
  await line(writer).press('Enter');
  await writer.getByRole('textbox', { name: 'Label of Domain event' }).waitFor();
  await writer.keyboard.press('End');
  for (const page of [writer, watcher]) await page.evaluate(listen);
  return { name: `Stormbridge, ${name}`, writer, watcher, text, shown: (label) => `Domain event: ${label}` };
}

async function onRelay({ peers }: PropagationPlan, browsers: readonly [Browser, Browser]): Promise<Pair> {
  const base = peers.address.replace(/^http/, 'ws');
  return textPair('y-websocket relay, one input', browsers, '', () => textPage(peers, { base, room: 'bench' }));
}

async function stockOnOurs(
  { peers, product }: PropagationPlan,
  browsers: readonly [Browser, Browser],
  file: string,
): Promise<Pair> {
  const workshop = await product.workshop(file);
  const base = `${product.address.replace(/^http/, 'ws')}/sync`;
  const event = eventsInTime(boardIn(file))[0];
  return textPair('the same page on our server', browsers, event?.label ?? '', async () =>
    textPage(peers, {
      base,
      room: `board/${workshop.id}`,
      row: event?.id ?? '',
      ticket: await ticketFor(product, workshop),
    }),
  );
}

const textPage = async ({ address }: Peers, query: Readonly<Record<string, string>>): Promise<string> =>
  `${address}/text.html?${new URLSearchParams(query)}`;

async function textPair(
  name: string,
  browsers: readonly [Browser, Browser],
  text: string,
  addressOf: () => Promise<string>,
): Promise<Pair> {
  const [writer, watcher] = await newPages(browsers);
  for (const page of [writer, watcher]) {
    await page.goto(await addressOf());
    await page.waitForFunction(() => document.title === 'ready', undefined, { timeout: 30_000 });
    await page.evaluate(listen);
  }
  await writer.getByRole('textbox', { name: 'Text' }).focus();
  await writer.keyboard.press('End');
  return { name, writer, watcher, text, shown: (label) => label };
}

async function ticketFor({ address }: Product, { id, token }: Workshop): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await ask(`${address}/api/workshops/${id}/ticket`, { method: 'POST', headers });
  if (answer.status !== 201) throw new Error(`No ticket: ${answer.status}`);
  return (JSON.parse(answer.bytes.toString()) as { ticket: string }).ticket;
}

function boardIn(file: string): Board {
  const read = parseBoardFile(file);
  if (!read.ok) throw new Error('Not a board file');
  return read.value;
}
