import { expect, test } from 'vitest';
import { type Client, connect, contentOf, newWorkshop, start, until, withFolder } from './server.ts';

const ROUNDS = 30;

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

test(`[Z1] ${ROUNDS} times killed while two people write: nothing that was saved or shown is lost`, async () => {
  let total = 0;
  await withFolder(async (folder) => {
    let server = await start(folder);
    const port = new URL(server.address).port;
    const workshop = await newWorkshop(server);
    const writers = {
      ann: connect(server.address, workshop, workshop.participant),
      bob: connect(server.address, workshop, workshop.participant),
    };
    const all = Object.values(writers);
    for (let round = 0; round < ROUNDS; round++) {
      await until(() => all.every(({ provider }) => provider.synced), `round ${round}: in step`);
      const stop = Object.entries(writers).map(([name, client]) => keepWriting(name, client));
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 600));
      await server.kill();
      // Nobody may send anything again before the board has been looked at.
      for (const { provider } of all) provider.disconnect();
      const saved = all.flatMap(({ written, saved: count }) => written.slice(0, count()));
      const shown = [
        ...[...writers.ann.doc.getMap('elements').keys()].filter((id) => id.startsWith('bob')),
        ...[...writers.bob.doc.getMap('elements').keys()].filter((id) => id.startsWith('ann')),
      ];
      server = await start(folder, port);
      const fresh = connect(server.address, workshop, workshop.viewer);
      await until(() => fresh.provider.synced, `round ${round}: the board can be read`);
      const there = new Set(fresh.doc.getMap('elements').keys());
      expect([...saved, ...shown].filter((id) => !there.has(id))).toEqual([]);
      expect(fresh.doc.store.pendingStructs).toBeNull();
      total += saved.length;

      for (const { provider } of all) provider.connect();
      await until(() => all.every(({ provider }) => provider.synced), `round ${round}: back again`);
      for (const end of stop) end();
      await until(() => all.every((client) => client.saved() === client.written.length), `round ${round}: all saved`);
      const everything = writers.ann.written.length + writers.bob.written.length;
      const complete = (client: Client): boolean => client.doc.getMap('elements').size === everything;
      await until(() => [...all, fresh].every(complete), `round ${round}: all has arrived`);
      await until(
        () => JSON.stringify(contentOf(writers.ann.doc)) !== '' && equal([...all, fresh]),
        `round ${round}: all are equal`,
      );
      fresh.destroy();
    }
    for (const client of all) client.destroy();
    await server.kill();
  });
  expect(total).toBeGreaterThan(ROUNDS * 20);
});

/** Whether all see the same. Keys may have come in another order. */
function equal(clients: readonly Client[]): boolean {
  const [first, ...others] = clients.map(({ doc }) => contentOf(doc) as Record<string, unknown>);
  const text = (content: Record<string, unknown> | undefined): string =>
    JSON.stringify(Object.entries(content ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
  return others.every((other) => text(other) === text(first));
}
