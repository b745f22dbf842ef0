import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import {
  type Client,
  connect,
  contentOf,
  newWorkshop,
  type Server,
  start,
  until,
  type Workshop,
  withFolder,
} from './server.ts';

const ROUNDS = 100;
/** Rounds on one board before the next: with thousands of stickies they would be longer, not better. */
const ROUNDS_PER_BOARD = 10;
/** Two people who write without a pause are more than the server takes of anybody. */
const FAST = { LIMIT_MESSAGES_PER_SECOND: '10000', LIMIT_MESSAGES_AT_ONCE: '10000' };

/** Writes without a pause: new stickies, and moves of old ones. */
function keepWriting(name: string, client: Client): () => void {
  const timer = setInterval(() => {
    client.write(`${name}${client.written.length}`);
    const some = client.written[Math.floor(Math.random() * client.written.length)];
    const row = client.doc.getMap('elements').get(some ?? '') as { set(field: string, value: unknown): void };
    row.set('posTimeline', { x: Math.round(Math.random() * 5000), y: 0 });
  }, 4);
  return () => clearInterval(timer);
}

interface Writers {
  readonly ann: Client;
  readonly bob: Client;
}

const everybody = ({ ann, bob }: Writers): readonly Client[] => [ann, bob];
const idsOf = ({ doc }: Client): string[] => [...doc.getMap('elements').keys()];

/** What the server said to be saved, and what it showed to the other one. */
function promised({ ann, bob }: Writers): { readonly saved: readonly string[]; readonly shown: readonly string[] } {
  const saved = [ann, bob].flatMap((client) => client.written.slice(0, client.saved()));
  const of = (client: Client, name: string): string[] => idsOf(client).filter((id) => id.startsWith(name));
  return { saved, shown: [...of(ann, 'bob'), ...of(bob, 'ann')] };
}

/** One kill: writes, kills at a random moment, looks at the board as somebody new, and lets the two come back. */
async function round(server: Server, folder: string, workshop: Workshop, writers: Writers) {
  const port = new URL(server.address).port;
  const all = everybody(writers);
  await until(() => all.every(({ provider }) => provider.synced), 'in step');
  const stop = Object.entries(writers).map(([name, client]) => keepWriting(name, client));
  await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 300));
  await server.kill();
  // Nobody may send anything again before the board has been looked at.
  for (const { provider } of all) provider.disconnect();
  const { saved, shown } = promised(writers);
  const again = await start(folder, port, FAST);
  const fresh = connect(again.address, workshop, workshop.viewer);
  await until(() => fresh.provider.synced, 'the board can be read');
  const there = new Set(idsOf(fresh));
  expect([...saved, ...shown].filter((id) => !there.has(id))).toEqual([]);
  expect(fresh.doc.store.pendingStructs).toBeNull();

  for (const { provider } of all) provider.connect();
  await until(() => all.every(({ provider }) => provider.synced), 'back again');
  for (const end of stop) end();
  await until(() => all.every((client) => client.saved() === client.written.length), 'all is saved');
  const written = writers.ann.written.length + writers.bob.written.length;
  await until(() => [...all, fresh].every((client) => idsOf(client).length === written), 'all has arrived');
  await until(() => equal([...all, fresh]), 'all are equal');
  fresh.destroy();
  return { server: again, saved: saved.length };
}

test(`[Z1] ${ROUNDS} times killed while two people write: nothing that was saved or shown is lost`, async () => {
  let total = 0;
  await withFolder(async (folder) => {
    let server = await start(folder, '0', FAST);
    const boards: { readonly workshop: Workshop; readonly stickies: number }[] = [];
    while (boards.length < ROUNDS / ROUNDS_PER_BOARD) {
      const workshop = await newWorkshop(server);
      const join = (): Client => connect(server.address, workshop, workshop.participant);
      const writers = { ann: join(), bob: join() };
      for (let n = 0; n < ROUNDS_PER_BOARD; n++) {
        const done = await round(server, folder, workshop, writers);
        server = done.server;
        total += done.saved;
      }
      boards.push({ workshop, stickies: writers.ann.written.length + writers.bob.written.length });
      for (const client of everybody(writers)) client.destroy();
    }
    // All boards can be read to the end, those that nobody has opened for many kills too.
    for (const { workshop, stickies } of boards) {
      const viewer = connect(server.address, workshop, workshop.viewer);
      await until(() => viewer.provider.synced, 'the board can be read');
      expect(idsOf(viewer)).toHaveLength(stickies);
      viewer.destroy();
    }
    await server.kill();
    console.info(`${ROUNDS} kills, ${boards.reduce((sum, { stickies }) => sum + stickies, 0)} stickies, none lost`);
  });
  expect(total).toBeGreaterThan(ROUNDS * 20);
});

/** Whether all see the same. Keys may have come in another order. */
function equal(clients: readonly Client[]): boolean {
  const [first, ...others] = clients.map(({ doc }) => contentOf(doc));
  return others.every((other) => isDeepStrictEqual(other, first));
}
