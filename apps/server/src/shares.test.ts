import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addSticky, type RawClient, rawClient, stockClient } from './testing/clients.ts';
import { joinBy, newServer, newWorkshop, until } from './testing/server.ts';

/** What a board says now. */
async function documentOf(server: { address: string }, id: string, secret: string): Promise<Y.Doc> {
  const reader = stockClient(server.address, `board/${id}`, secret);
  await until(() => reader.provider.synced, 'in step');
  reader.provider.destroy();
  return reader.doc;
}

/** Moves of the stickies of a board, so many in each update. */
function movesOf(doc: Y.Doc, updates: number, moves: number): readonly Uint8Array[] {
  const made: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => made.push(update));
  const rows = [...doc.getMap<Y.Map<unknown>>('elements').values()];
  for (let update = 0; update < updates; update++)
    doc.transact(() => {
      for (let n = 0; n < moves; n++) rows[n % rows.length]?.set('posTimeline', { x: n, y: update });
    });
  return made;
}

test('[V46] [V47] somebody who sends much and large keeps nobody waiting, and all of it is done in the end', async () => {
  const server = await newServer({ limits: { shareMsAtOnce: 1, shareMsPerSecond: 300 } });
  const { id, secrets } = await newWorkshop(server, { example: 'order-checkout' });
  const other = await newWorkshop(server);
  const comer = async (board: string, secret: string): Promise<RawClient> =>
    rawClient(server.address, `board/${board}`, { cookie: await joinBy(server, board, secret) });
  const heavy = await comer(id, secrets.participant);
  const others = [await comer(id, secrets.participant), await comer(other.id, other.secrets.participant)];
  const doc = await documentOf(server, id, secrets.participant);
  const saved = (client: RawClient): number =>
    client.frames.reduce((most, frame) => (frame.type === 'durable' ? Math.max(most, frame.frames) : most), 0);
  for (const update of movesOf(doc, 8, 10_000)) heavy.update(update);
  await until(() => saved(heavy) > 0, 'some of it is done');
  const small = new Y.Doc();
  addSticky(small, 'small', 'Small');
  for (const client of others) client.update(Y.encodeStateAsUpdate(small));
  await until(() => others.every((client) => saved(client) === 1), 'others are done');
  expect(saved(heavy)).toBeLessThan(8);
  await until(() => saved(heavy) === 8, 'all of it is done', 20_000);
  expect(heavy.closed).toBeUndefined();
});

test('[Q17] somebody with more waiting than is allowed is cut with 4529, and nobody else is', async () => {
  const server = await newServer({ limits: { shareMsAtOnce: 1, shareMsPerSecond: 1, waitingBytes: 400_000 } });
  const { id, secrets } = await newWorkshop(server, { example: 'order-checkout' });
  const neighbour = await rawClient(server.address, `board/${id}`, {
    cookie: await joinBy(server, id, secrets.participant),
  });
  const doc = await documentOf(server, id, secrets.participant);
  const heavy = await rawClient(server.address, `board/${id}`, {
    cookie: await joinBy(server, id, secrets.participant),
  });
  for (const update of movesOf(doc, 8, 10_000)) heavy.update(update);
  await until(() => heavy.closed !== undefined, 'cut');
  expect([heavy.closed, neighbour.closed]).toEqual([4529, undefined]);
});
