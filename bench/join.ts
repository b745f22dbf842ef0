import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type Board, parseBoardFile } from '@stormbridge/model';
import { Doc, encodeStateAsUpdate, Map as SharedMap, Text } from 'yjs';
import { WINDOW } from './browser.ts';
import { pictureOf } from './canvas.ts';
import { median, ms, ratio, whole } from './numbers.ts';
import { followJoin, type Joined } from './page-probes.ts';
import type { Peers } from './peers.ts';
import type { Product } from './product.ts';
import type { Table } from './results.ts';
import { sitting } from './sync/rooms.ts';

export interface JoinPlan {
  readonly browser: Browser;
  readonly product: Product;
  readonly peers: Peers;
  /** Text of a board file, by the name that the table shows. */
  readonly boards: readonly { readonly name: string; readonly file: string }[];
  /** How often each is joined. */
  readonly joins: number;
}

/** A page through which a board is joined. */
interface Door {
  /** Where somebody comes in who presses the button. */
  readonly address: string;
  /** Whether stickies are painted on a canvas, or are elements. */
  readonly painted: boolean;
  /** Does what is asked for before the button can be pressed. */
  readonly prepare: (page: Page) => Promise<void>;
  /** Makes the next navigation of the tab go straight in, as somebody does who was here before. */
  readonly again: (page: Page) => Promise<string>;
}

/** How long a page rests before its button is pressed, and until when long tasks are looked for, in ms. */
const [REST, LOOK] = [1200, 2500];

/** Measures how soon people see a board that they join. */
export async function measureJoining(plan: JoinPlan): Promise<Table> {
  const rows: string[][] = [];
  const sizes: string[] = [];
  for (const [at, { name, file }] of plan.boards.entries()) {
    const read = parseBoardFile(file);
    if (!read.ok) throw new Error(`${name} is no board file`);
    const mine = await ours(plan, file);
    try {
      rows.push(...(await joining(plan, name, [mine.door, theirs(plan, String(at), read.value)])));
    } finally {
      mine.leave();
    }
    sizes.push(`${name}: ${whole(read.value.elements.size)} notes, ${whole(read.value.flows.size)} arrows`);
  }
  return {
    title: 'Joining, as it is seen',
    note: `Medians of ${plan.joins} joins of a board that is open on the server already, ours and the peer in turn, each in a fresh context at ${WINDOW.width}x${WINDOW.height}. The page's code is there when "Join workshop" is pressed, and the name is typed. Painted: the frame with the first sticky's text is done. Usable: from there on no task of the page takes 50 ms (looked at for ${LOOK / 1000} s). From navigation: a cold HTTP cache, nothing kept of the board, the name known: the page is loaded and the person is signed in on the way. Peer: a page of the stock y-websocket client and a plain React Flow, which mounts each note and arrow of the same picture, on a bare relay without storage or rights. ${sizes.join('; ')}.`,
    head: ['what', 'Stormbridge', 'React Flow on y-websocket', 'ratio'],
    rows,
  };
}

async function ours({ product }: JoinPlan, file: string): Promise<{ door: Door; leave: () => void }> {
  const { id, link, token } = await product.workshop(file);
  const url = `${product.address.replace(/^http/, 'ws')}/sync/board/${id}`;
  const headers = { authorization: `Bearer ${token}` };
  // Somebody is in already, so the server has read the board.
  const socket = await sitting({ name: id, url, headers }, { dialect: 'y-websocket' });
  const door: Door = {
    address: link,
    painted: true,
    prepare: (page) => page.getByRole('textbox', { name: 'Your name' }).fill('Ada'),
    again: async (page) => {
      await page.evaluate(async () => {
        for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
        for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
        for (const key of await caches.keys()) await caches.delete(key);
      });
      return link.replace(/#.*$/, '');
    },
  };
  return { door, leave: () => socket.close() };
}

function theirs({ peers }: JoinPlan, name: string, board: Board): Door {
  const doc = new Doc();
  const { notes, arrows } = pictureOf(board);
  doc.transact(() => {
    for (const { id, label, place } of notes)
      doc
        .getMap('notes')
        .set(id, new SharedMap<unknown>(Object.entries({ label: new Text(label), place: { ...place } })));
    for (const { id, source, target } of arrows)
      doc.getMap('arrows').set(id, new SharedMap<unknown>(Object.entries({ source, target })));
  });
  const room = `join-${name}`;
  peers.seed(room, encodeStateAsUpdate(doc));
  const address = `${peers.address}/join.html?room=${room}`;
  return { address, painted: false, prepare: async () => {}, again: async () => `${address}&now` };
}

async function joining(
  { browser, joins }: JoinPlan,
  name: string,
  doors: readonly [mine: Door, peer: Door],
): Promise<string[][]> {
  const took = doors.map(() => ({ connected: [], pressed: [], usable: [], opened: [] }) as Record<Span, number[]>);
  for (let run = 0; run < joins; run++)
    for (const [who, door] of doors.entries()) {
      const spans = await withContext(browser, (context) => joinOnce(context, door));
      for (const span of SPANS) took[who]?.[span].push(spans[span]);
    }
  return SPANS.map((span) => {
    const [a = 0, b = 0] = took.map((one) => median(one[span]));
    return [`${name}: ${WORDS[span]}`, ms(a), ms(b), ratio(a, b)];
  });
}

const WORDS = {
  connected: 'socket opened until painted',
  pressed: 'Join pressed until painted',
  usable: 'Join pressed until usable',
  opened: 'from navigation until painted',
} as const;
type Span = keyof typeof WORDS;
const SPANS = Object.keys(WORDS) as readonly Span[];

async function withContext<T>(browser: Browser, use: (context: BrowserContext) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: WINDOW });
  try {
    return await use(context);
  } finally {
    await context.close();
  }
}

/** Joins by the button, then once more from an address. */
async function joinOnce(context: BrowserContext, door: Door): Promise<Readonly<Record<Span, number>>> {
  await context.addInitScript(followJoin, { painted: door.painted });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.goto(door.address);
  await door.prepare(page);
  await page.waitForTimeout(REST);
  await page.getByRole('button', { name: 'Join workshop' }).click();
  const first = await joined(page);
  const address = await door.again(page);
  await page.goto('about:blank');
  await cdp.send('Network.clearBrowserCache');
  await page.goto(address, { waitUntil: 'commit' });
  const second = await joined(page);
  return {
    connected: first.painted - first.connecting,
    pressed: first.painted - first.pressed,
    usable: Math.max(first.quiet, first.painted) - first.pressed,
    opened: second.painted,
  };
}

/** What a page has noted once it has come to rest. */
async function joined(page: Page): Promise<Required<Joined>> {
  await page.waitForFunction(() => window.benchJoin?.painted, undefined, { timeout: 120_000 });
  await page.waitForTimeout(LOOK);
  const noted = await page.evaluate(() => window.benchJoin);
  return { pressed: 0, connecting: 0, painted: 0, quiet: 0, ...noted };
}
