import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBoardFile } from '@stormbridge/model';
import { boardOf } from './board-of.ts';
import { openBrowser } from './browser.ts';
import { measureCanvas } from './canvas.ts';
import { measureExports } from './export.ts';
import { measureGenerated } from './generated.ts';
import { measureJoining } from './join.ts';
import { measurePageExports } from './page-export.ts';
import { peerProject } from './peer-project.ts';
import { openPeers } from './peers.ts';
import { startProduct } from './product.ts';
import { measurePropagation } from './propagation.ts';
import { keep, load, sectionOf, type Table } from './results.ts';
import { boardOfStickies } from './sync/moves.ts';
import { FULL_SYNC, measureSync, QUICK_SYNC } from './sync/sync.ts';

/** How often, and how large: a whole run, or one that only shows that everything works. */
const FULL = {
  exportEvents: 1000,
  canvasEvents: 2000,
  exports: [11, 5],
  pageExports: [7, 3],
  opens: 7,
  pans: 5,
  joins: 7,
  stickies: 5000,
  frames: 120,
  edits: 120,
  projects: 3,
} as const;
const QUICK = {
  exportEvents: 100,
  canvasEvents: 200,
  exports: [1, 1],
  pageExports: [1, 1],
  opens: 1,
  pans: 1,
  joins: 1,
  stickies: 500,
  frames: 40,
  edits: 10,
  projects: 1,
} as const;

const quick = process.argv.includes('--quick');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const effort = quick ? QUICK : FULL;
/** `--runs=1`: fewer runs of the sync servers, for a try that writes nothing. */
const given = process.argv.find((argument) => argument.startsWith('--runs='))?.slice('--runs='.length);
const runs = given === undefined ? undefined : Number(given);

const exampleFile = join(import.meta.dirname, '../public/examples/order-checkout.json');
const example = await readFile(exampleFile, 'utf8');
const sizes = { events: effort.canvasEvents, schemas: false };
const boards = [
  { name: '38 events', file: example },
  { name: `${effort.canvasEvents.toLocaleString('en-GB')} events`, file: writeBoardFile(boardOf(sizes)) },
];
const joinBoards = [
  {
    name: `${effort.stickies.toLocaleString('en-GB')} stickies`,
    file: writeBoardFile(boardOfStickies(effort.stickies)),
  },
  ...boards.slice(1),
];
const exportCases = [
  { name: 'Order checkout', file: example, runs: effort.exports[0] },
  {
    name: `${effort.exportEvents.toLocaleString('en-GB')} events`,
    file: writeBoardFile(boardOf({ events: effort.exportEvents, schemas: true })),
    runs: effort.exports[1],
  },
];
/** As many services as the largest systems that teams storm in one workshop, and more rules than a bus takes unasked. */
const manyServices = { events: effort.exportEvents, schemas: true, services: effort.exportEvents * 0.06, records: 5 };
const pageExportCases = [
  { name: 'Order checkout', file: example, runs: effort.pageExports[0] },
  {
    name: `${effort.exportEvents.toLocaleString('en-GB')} events`,
    file: writeBoardFile(boardOf(manyServices)),
    runs: effort.pageExports[1],
  },
];

const started = performance.now();
const before = { date: new Date().toISOString().slice(0, 16).replace('T', ' '), load: load(), quick };
const say = (what: string): void => console.error(`${((performance.now() - started) / 1000).toFixed(0)} s: ${what}`);
/** What has been opened, to be closed in the opposite order, whatever happens. */
const opened: (() => Promise<unknown>)[] = [];
const closeAll = async (): Promise<void> => {
  for (const close of opened.splice(0).reverse()) await close();
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void closeAll().finally(() => process.exit(130)));
try {
  const peers = await openPeers();
  opened.push(peers.close);
  const product = await startProduct([peers.address]);
  opened.push(product.stop);
  const browser = await openBrowser();
  opened.push(() => browser.close());
  const tables: Table[] = [];
  const measure = async (name: string, work: () => Promise<Table | readonly Table[]>): Promise<void> => {
    if (only !== undefined && only !== name) return;
    say(`${name} ...`);
    const calm = load();
    const made = [await work()].flat();
    const busy = `Load while this was measured: from ${calm} to ${load()}.`;
    tables.push(...made.map((table) => ({ ...table, note: `${table.note} ${busy}` })));
  };
  await measure('export', () => measureExports(product, exportCases));
  await measure('page', async () =>
    measurePageExports({ browser, product, peers, cases: pageExportCases, peerProject: await peerProject() }),
  );
  await measure('canvas', () => measureCanvas({ browser, product, peers, boards, ...effort }));
  await measure('join', () => measureJoining({ browser, product, peers, boards: joinBoards, joins: effort.joins }));
  await measure('propagation', () =>
    measurePropagation({ product, peers, boards: quick ? boards.slice(0, 1) : boards, edits: effort.edits }),
  );
  // Twenty minutes on a quiet machine, so it is done when it is asked for.
  const sync = quick ? QUICK_SYNC : FULL_SYNC;
  if (only === 'sync') await measure('sync', () => measureSync(runs === undefined ? sync : { ...sync, runs }, say));
  const peer = process.env['PEER'];
  if (peer) await measure('generated', () => measureGenerated(exampleFile, peer, effort.projects));
  const section = sectionOf({ ...before, chromium: browser.version() }, tables);
  console.log(section);
  const isTry = quick || runs !== undefined;
  if (!isTry) await keep(section);
  say(isTry ? 'done (nothing written)' : 'done, added to bench/RESULTS.md');
} finally {
  await closeAll();
}
