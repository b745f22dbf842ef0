import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { destroyClients, rawClient, savingClient, stickies, stockClient } from '../testing/clients.ts';
import { type Node, newWriter, promised, readAt, settle, startNode } from '../testing/nodes.ts';
import { startProcess } from '../testing/process.ts';
import {
  type RealPostgres,
  type RealServer,
  startPostgres,
  startRedis,
  withRealServers,
} from '../testing/real-servers.ts';
import { destroyClientsAfter, newWorkshop, until } from '../testing/server.ts';

let redis: RealServer;
let postgres: RealPostgres;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Two nodes, and a workshop that the first one runs. */
async function newCluster(settings: Readonly<Record<string, string>> = {}) {
  const [owner, edge] = await Promise.all(
    ['owner', 'edge'].map((name) => startNode(name, { postgres, redis }, settings)),
  );
  destroyClientsAfter();
  if (owner === undefined || edge === undefined) throw new Error('There are two');
  const { id, secrets } = await newWorkshop(owner);
  const board = `board/${id}`;
  // Whoever comes first gets it.
  const first = stockClient(owner.address, board, secrets.viewer);
  await until(() => first.provider.synced, 'the first node runs it');
  return { owner, edge, id, board, secrets, first };
}

/** A number out of what a node says of itself. */
async function meter({ address }: Node, name: string): Promise<number> {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(new RegExp(`^stormbridge_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}

withRealServers(() => {
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  });
  afterAll(async () => {
    await redis?.stop();
    await postgres?.stop();
  });

  test('[C12] a client at another node sees and does the same: edits, presence, acknowledgements, refusals', async () => {
    const { owner, edge, board, id, secrets } = await newCluster();
    const ann = await newWriter('ann', owner, board, secrets.participant, 20);
    // By another link: people who come by one link as a Bearer are one user, and may show each other.
    const bob = await newWriter('bob', edge, board, secrets.facilitator, 20);
    bob.client.provider.awareness.setLocalState({ name: 'Bob' });
    await until(() => ann.client.provider.awareness.getStates().has(bob.client.doc.clientID), 'ann sees bob');
    await until(() => [ann, bob].every(({ client }) => client.saved > 50), 'both are saved');
    expect([await meter(edge, 'links_out'), await meter(owner, 'links_in')]).toEqual([1, 1]);
    expect(await meter(edge, 'rooms')).toBe(0);

    const viewer = await rawClient(edge.address, board, secrets.viewer);
    viewer.send({ type: 'sync', step: 'step1', bytes: Uint8Array.of(0) });
    await until(() => viewer.frames.some(({ type }) => type === 'sync'), 'the viewer reads');
    expect(viewer.frames[0]).toMatchObject({ type: 'hello', role: 'viewer', write: false });
    const before = await readAt(edge, board, secrets.viewer);
    const { Doc, encodeStateAsUpdate } = await import('yjs');
    const forbidden = new Doc();
    forbidden.getMap('elements').set('x', 1);
    viewer.update(encodeStateAsUpdate(forbidden));
    await until(() => viewer.frames.some(({ type }) => type === 'reject'), 'the viewer is refused');
    viewer.socket.send('text');
    await until(() => viewer.closed === 4400, 'text frames end the connection');

    // The session at one node says what may be done at the other.
    const lead = stockClient(edge.address, `session/${id}`, secrets.facilitator);
    await until(() => lead.provider.synced, 'the facilitator is in');
    const page = await rawClient(owner.address, board, secrets.participant);
    lead.doc.getMap('session').set('locked', true);
    await until(() => page.frames.some((frame) => frame.type === 'hello' && !frame.write), 'locked everywhere');
    lead.doc.getMap('session').set('locked', false);
    const total = await settle([ann, bob]);
    expect(total).toBeGreaterThan(before.size - 1);

    // Who leaves there disappears here.
    bob.client.destroy();
    await until(() => !ann.client.provider.awareness.getStates().has(bob.client.doc.clientID), 'bob is gone');
    // Both close in order; everything is there.
    owner.server.process.kill('SIGTERM');
    edge.server.process.kill('SIGTERM');
    expect([await owner.server.ended, await edge.server.ended]).toEqual([0, 0]);
  });

  test('[C13] the owner is killed while people write at both nodes: nothing is lost, the other takes over', async () => {
    const times: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { owner, edge, board, secrets } = await newCluster();
      const ann = await newWriter('ann', owner, board, secrets.participant);
      const bob = await newWriter('bob', edge, board, secrets.participant);
      await until(() => [ann, bob].every(({ client }) => client.saved > 50), 'both are saved');
      await wait(Math.random() * 500);
      ann.wire.target = edge.port;
      owner.server.process.kill('SIGKILL');
      const kept = promised([ann, bob]);
      const took = await Promise.all([ann.once(), bob.once()]);
      times.push(Math.max(...took));
      const there = await readAt(edge, board, secrets.viewer);
      expect(kept.filter((id) => !there.has(id))).toEqual([]);
      await settle([ann, bob]);
      edge.server.process.kill('SIGKILL');
      destroyClients();
    }
    console.info(`taken over after ${times.map((ms) => (ms / 1000).toFixed(1)).join(', ')} s`);
    // On a quiet machine less than 5 s.
    expect(Math.max(...times)).toBeLessThan(15_000);
  });

  test('[C13] an orderly end hands the workshop over at once', async () => {
    const { owner, edge, board, secrets } = await newCluster();
    const ann = await newWriter('ann', owner, board, secrets.participant);
    const bob = await newWriter('bob', edge, board, secrets.participant);
    await until(() => [ann, bob].every(({ client }) => client.saved > 20), 'both are saved');
    ann.wire.target = edge.port;
    owner.server.process.kill('SIGTERM');
    const took = Math.max(...(await Promise.all([ann.once(), bob.once()])));
    console.info(`handed over after ${(took / 1000).toFixed(1)} s`);
    expect(await owner.server.ended).toBe(0);
    await settle([ann, bob]);
    expect([...ann.client.closes, ...bob.client.closes].every((code) => code === 1012)).toBe(true);
  });

  test('[C14] the owner is cut from Redis: it stops in time, the other takes over, and it comes back as another', async () => {
    const { owner, edge, board, secrets } = await newCluster();
    const ann = await newWriter('ann', owner, board, secrets.participant);
    const bob = await newWriter('bob', edge, board, secrets.participant);
    await until(() => [ann, bob].every(({ client }) => client.saved > 50), 'both are saved');
    owner.redis.cut();
    const kept = promised([ann, bob]);
    const took = await bob.once();
    console.info(`taken over from a node without Redis after ${(took / 1000).toFixed(1)} s`);
    expect(took).toBeLessThan(15_000);
    // Ann is sent away, and told to come back, as long as her node does not know who runs the workshop.
    await until(() => ann.client.closes.includes(4504) && ann.client.closes.includes(4503), 'ann is sent away');
    expect(await (await fetch(`${owner.address}/readyz`)).json()).toEqual({ status: 'no-cluster' });
    const there = await readAt(edge, board, secrets.viewer);
    expect(kept.filter((id) => !there.has(id))).toEqual([]);
    owner.redis.mend();
    await ann.once();
    const ready = async (): Promise<unknown> => (await fetch(`${owner.address}/readyz`)).json();
    for (let n = 0; n < 200 && !isDeepStrictEqual(await ready(), { status: 'ready' }); n++) await wait(50);
    expect(await ready()).toEqual({ status: 'ready' });
    expect(await meter(owner, 'links_out')).toBeGreaterThan(0);
    // Who waits to get in meanwhile is not sent away again and again.
    expect(bob.client.closes.length).toBeLessThan(4);
    await settle([ann, bob]);
  });

  test('[C14] Redis goes and comes back empty: nothing is lost, and all goes on by itself', async () => {
    const { owner, edge, board, secrets } = await newCluster();
    const ann = await newWriter('ann', owner, board, secrets.participant);
    const bob = await newWriter('bob', edge, board, secrets.participant);
    await until(() => [ann, bob].every(({ client }) => client.saved > 50), 'both are saved');
    await redis.stop();
    // As long as its lease is certain the owner goes on.
    await ann.once();
    await wait(4000);
    redis = await startRedis(redis.port);
    await Promise.all([ann.once(), bob.once()]);
    await settle([ann, bob]);
  });

  test('[C7] Postgres crashes while people write at both nodes: nothing is lost, and all goes on by itself', async () => {
    const { owner, edge, board, secrets } = await newCluster({ LIMIT_PROBE_MOST_MS: '1000' });
    const ann = await newWriter('ann', owner, board, secrets.participant);
    const bob = await newWriter('bob', edge, board, secrets.participant);
    await until(() => [ann, bob].every(({ client }) => client.saved > 50), 'both are saved');
    const crash = postgres.crash(2000);
    await wait(500);
    expect((await fetch(`${owner.address}/readyz`)).status).toBe(503);
    const kept = promised([ann, bob]);
    await crash;
    await Promise.all([ann.once(), bob.once()]);
    const there = await readAt(edge, board, secrets.viewer);
    expect(kept.filter((id) => !there.has(id))).toEqual([]);
    await settle([ann, bob]);
  });

  test('[C15] the owner is stopped past its lease and wakes: it tells nobody anything, and nothing is lost', async () => {
    const { owner, edge, board, secrets } = await newCluster();
    const ann = await newWriter('ann', owner, board, secrets.participant, 3);
    const bob = await newWriter('bob', edge, board, secrets.participant, 3);
    await until(() => [ann, bob].every(({ client }) => client.saved > 50), 'both are saved');
    owner.server.process.kill('SIGSTOP');
    onTestFinished(() => void owner.server.process.kill('SIGCONT'));
    const kept = promised([ann, bob]);
    const took = await bob.once();
    console.info(`taken over from a stopped node after ${(took / 1000).toFixed(1)} s`);
    expect(took).toBeLessThan(15_000);
    const savedBefore = ann.client.saved;
    await wait(1000);
    const shown = stickies(bob.client.doc);
    owner.server.process.kill('SIGCONT');
    // What ann wrote meanwhile lies in the socket of the node that woke. It may take none of it.
    await until(() => ann.client.closes.length > 0, 'ann is sent away');
    expect(ann.client.closes[0]).toBe(4504);
    expect(savedBefore).toBeLessThan(ann.client.written.length);
    await ann.once();
    const there = await readAt(edge, board, secrets.viewer);
    expect([...kept, ...Object.keys(shown)].filter((id) => !there.has(id))).toEqual([]);
    await settle([ann, bob]);
  });

  test('[C15] two servers of one store that know nothing of each other: only one of two writers succeeds', async () => {
    const settings = { STORE: postgres.url };
    const [one, two] = [startProcess(settings), startProcess(settings)];
    destroyClientsAfter();
    const addresses = [await one.address, await two.address];
    const { id, secrets } = await newWorkshop({ address: addresses[0]! });
    const board = `board/${id}`;
    const [ann, bob] = addresses.map((address) => savingClient(address, board, secrets.participant));
    // Each server takes the workshop from the other when somebody joins there, and neither is told.
    await until(() => ann!.provider.synced && bob!.provider.synced, 'both are in');
    for (let n = 0; n < 20; n++) {
      ann!.write(`ann${n}`);
      bob!.write(`bob${n}`);
      await wait(30);
    }
    expect([...ann!.closes, ...bob!.closes].filter((code) => code === 4504).length).toBeGreaterThan(0);
    // Whatever was said to be saved is there, whoever said it.
    const kept = [ann!, bob!].flatMap(({ written, saved }) => written.slice(0, saved));
    expect(kept.length).toBeGreaterThan(0);
    one.process.kill('SIGKILL');
    await one.ended;
    const fresh = stockClient(addresses[1]!, board, secrets.viewer);
    await until(() => fresh.provider.synced, 'the board can be read');
    const there = new Set(Object.keys(stickies(fresh.doc)));
    expect(kept.filter((sticky) => !there.has(sticky))).toEqual([]);
  });

  test('[C18] a cluster that cannot be reached at the start gives one line and exit code 1', async () => {
    const server = startProcess({ STORE: postgres.url, CLUSTER: 'redis://:secret@127.0.0.1:1' });
    expect(await server.ended).toBe(1);
    expect(server.errors()).toMatch(/^The cluster cannot be used: [^\n]+\. Start it, or correct CLUSTER\.\n$/);
    expect(server.errors()).not.toContain('secret');
  });

  test.each([
    [
      'a database that is not there',
      'STORE',
      (url: string) => ({ STORE: `${url}-not` }),
      /database ".*-not" does not exist/,
    ],
    ['a user who is not there', 'STORE', (url: string) => ({ STORE: url.replace('//storm', '//rain') }), /"rain"/],
    [
      'a path that is none',
      'CLUSTER',
      (url: string) => ({ STORE: url, CLUSTER: 'redis://:secret@127.0.0.1:1/a' }),
      /path/,
    ],
  ])('[C18] %s gives one line that names %s, and exit code 1', async (_, setting, settings, why) => {
    const server = startProcess(settings(postgres.url));
    expect(await server.ended).toBe(1);
    expect(server.errors()).toMatch(new RegExp(`^${setting} cannot be used: [^\\n]+\\.\\n$`));
    expect(server.errors()).toMatch(why);
    expect(server.errors()).not.toContain('secret');
  });

  test('[C17] what needs the room itself is done where the room is, whichever node is asked', async () => {
    const { edge, id, secrets } = await newCluster();
    const reveal = (secret: string): Promise<Response> =>
      fetch(`${edge.address}/api/workshops/${id}/reveal`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}` },
      });
    const done = await reveal(secrets.facilitator);
    expect([done.status, await done.json()]).toEqual([200, { people: 0, stickies: 0 }]);
    expect((await reveal(secrets.participant)).status).toBe(403);
    expect(await meter(edge, 'rooms')).toBe(0);
    // A workshop that nobody runs is run by who is asked.
    const other = await newWorkshop(edge);
    const headers = { authorization: `Bearer ${other.secrets.facilitator}` };
    const alone = await fetch(`${edge.address}/api/workshops/${other.id}/reveal`, { method: 'POST', headers });
    expect(alone.status).toBe(200);
    expect(await meter(edge, 'rooms')).toBeGreaterThan(0);
  });

  test('[C17] a moment is kept and gone back to through any node, while people write at both', async () => {
    const { owner, edge, id, board, secrets } = await newCluster();
    const ann = await newWriter('ann', owner, board, secrets.participant, 50);
    await until(() => ann.client.saved >= 5, 'some is saved');
    const post = (path: string, body: object): Promise<Response> =>
      fetch(`${edge.address}/api/workshops/${id}/history${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secrets.facilitator}` },
        body: JSON.stringify(body),
      });
    const kept = await post('', { name: 'Before lunch', by: 'Bob' });
    expect(kept.status).toBe(201);
    const point = (await kept.json()) as { id: string };
    await ann.once();
    ann.stop();
    const last = ann.client.written.at(-1)!;
    const restored = await post(`/${point.id}/restore`, { by: 'Bob' });
    expect(restored.status).toBe(200);
    const isHidden = (id: string): boolean =>
      (ann.client.doc.getMap('elements').get(id) as { get(field: string): unknown }).get('del') !== undefined;
    await until(() => isHidden(last), 'the last sticky is gone at the other node');
    expect(isHidden(ann.client.written[0]!)).toBe(false);
    expect(await meter(edge, 'rooms')).toBe(0);
  });

  test('[C17] the board and tickets are given by any node, with all that was saved', async () => {
    const { owner, edge, id, board, secrets } = await newCluster();
    const ann = await newWriter('ann', owner, board, secrets.participant);
    await until(() => ann.client.saved > 20, 'some is saved');
    ann.stop();
    await ann.once();
    const authorization = `Bearer ${secrets.participant}`;
    for (const node of [owner, edge]) {
      const file = await (
        await fetch(`${node.address}/api/workshops/${id}/board`, { headers: { authorization } })
      ).json();
      const { elements } = file as { elements: readonly { id: string }[] };
      expect(new Set(elements.map((one) => one.id))).toEqual(new Set(ann.client.written));
    }
    const path = `/api/workshops/${id}/ticket`;
    const made = await fetch(`${owner.address}${path}`, { method: 'POST', headers: { authorization } });
    const { ticket } = (await made.json()) as { ticket: string };
    const codes = [];
    for (let n = 0; n < 2; n++) {
      const client = await rawClient(edge.address, board, {}, `?schema=1&ticket=${ticket}`);
      await until(() => client.frames.length > 0 || client.closed !== undefined, 'in, or turned away');
      codes.push(client.closed);
    }
    expect(codes).toEqual([undefined, 4401]);
  });
});
