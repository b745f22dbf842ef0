import { execFileSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addSticky, rawClient, stickies, stockClient } from './testing/clients.ts';
import { OUTLIVE, startProcess } from './testing/process.ts';
import { destroyClientsAfter, joinBy, newFolder, newServer, newWorkshop, until } from './testing/server.ts';

const joinResponse = (address: string, id: string, token: string): Promise<Response> =>
  fetch(`${address}/api/workshops/${id}/join`, { method: 'POST', body: JSON.stringify({ token }) });

const status = async (address: string, path: string, headers: Record<string, string> = {}): Promise<number> =>
  (await fetch(`${address}${path}`, { headers })).status;

/** The numbers of `/metrics`, by their name with its labels. */
async function metricsOf(address: string, headers: Record<string, string> = {}): Promise<Map<string, number>> {
  const text = await (await fetch(`${address}/metrics`, { headers })).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

test('[O1] the server runs, and is ready', async () => {
  const server = await newServer();
  expect([await status(server.address, '/healthz'), await status(server.address, '/readyz')]).toEqual([200, 200]);
});

test('[O1] on a full disk the server is not ready and says so in words; with space it is again', async () => {
  // Elsewhere there is no way to take the space away from a process that runs.
  if (process.platform !== 'linux') return;
  const server = startProcess({ DATA_DIR: newFolder(), NODE_OPTIONS: OUTLIVE });
  const address = await server.address;
  const { id, secrets } = await newWorkshop({ address });
  const space = (bytes: string): void => {
    execFileSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${bytes}:unlimited`]);
  };
  space('4096');
  expect([await status(address, '/healthz'), await status(address, '/readyz')]).toEqual([200, 503]);
  const refused = await fetch(`${address}/api/workshops`, { method: 'POST' });
  expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining('cannot save at the moment')]);
  expect((await joinResponse(address, id, secrets.viewer)).status).toBe(503);
  space('unlimited');
  await new Promise((resolve) => setTimeout(resolve, 2100));
  expect(await status(address, '/readyz')).toBe(200);
  expect((await joinResponse(address, id, secrets.viewer)).status).toBe(200);
});

test('[O3] the metrics count what was let in, refused, written and sent', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const stock = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => stock.provider.synced, 'in step');
  addSticky(stock.doc, 'e1', 'One');
  const viewer = await rawClient(server.address, `board/${id}`, secrets.viewer);
  viewer.update(Y.encodeStateAsUpdate(stock.doc));
  const stranger = await rawClient(server.address, `board/${id}`, {});
  await until(() => stranger.closed !== undefined, 'sent away');
  const doc = new Y.Doc();
  addSticky(doc, 'e2', 'Two');
  viewer.update(Y.encodeStateAsUpdate(doc));
  await until(() => viewer.frames.some(({ type }) => type === 'reject'), 'refused');
  const now = await metricsOf(server.address);
  expect(Object.fromEntries(now)).toMatchObject({
    stormbridge_rooms: 2,
    stormbridge_sockets: 2,
    stormbridge_sockets_opened_total: 2,
    stormbridge_admits_total: 1,
    'stormbridge_rejects_total{reason="A7"}': 1,
    'stormbridge_closes_total{reason="signedOut"}': 1,
    stormbridge_commit_seconds_count: 1,
    stormbridge_commit_failures_total: 0,
  });
  for (const name of ['bytes_in_total', 'bytes_out_total', 'tick_seconds_count', 'tick_seconds_sum'])
    expect([name, now.get(`stormbridge_${name}`)]).toEqual([name, expect.any(Number)]);
  expect(now.get('stormbridge_bytes_in_total')).toBeGreaterThan(100);
  expect(now.get('stormbridge_event_loop_lag_seconds{quantile="0.99"}')).toBeGreaterThan(0);
  expect(now.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
});

test('[O3] the metrics are given to the machine itself, not through a proxy, and not to another machine', async () => {
  const server = await newServer({ host: undefined as unknown as string });
  const { port } = new URL(server.address);
  expect(await status(`http://127.0.0.1:${port}`, '/metrics')).toBe(200);
  expect(await status(`http://127.0.0.1:${port}`, '/metrics', { 'x-forwarded-for': '127.0.0.1' })).toBe(403);
  const other = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  const outside = other.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (outside !== undefined) expect(await status(`http://${outside.address}:${port}`, '/metrics')).toBe(403);
});

test('[O3] with a token the metrics are given to who has it, and to nobody else', async () => {
  const server = await newServer({ metricsToken: 'a-long-token' });
  const ask = (token: string): Promise<number> =>
    status(server.address, '/metrics', { authorization: `Bearer ${token}` });
  expect([await ask('a-long-token'), await ask('another-token'), await status(server.address, '/metrics')]).toEqual([
    200, 403, 403,
  ]);
});

test('[O4] the log of a whole session holds neither a secret nor a text of the board', async () => {
  destroyClientsAfter();
  const server = startProcess({ DATA_DIR: newFolder(), LIMIT_MESSAGES_AT_ONCE: '40' });
  const address = await server.address;
  const { id, secrets } = await newWorkshop({ address }, { title: 'Titleword' });
  const cookie = await joinBy({ address }, id, secrets.participant);
  const ticketed = await fetch(`${address}/api/workshops/${id}/ticket`, { method: 'POST', headers: { cookie } });
  const { ticket } = (await ticketed.json()) as { ticket: string };
  const ann = stockClient(address, `board/${id}`, { cookie });
  const bob = stockClient(address, `board/${id}`, {}, { ticket });
  await until(() => ann.provider.synced && bob.provider.synced, 'in step');
  addSticky(ann.doc, 'e1', 'Stickyword');
  ann.provider.awareness.setLocalState({ name: 'Nameword' });
  await until(() => 'e1' in stickies(bob.doc), 'Bob sees it');
  // Everything that goes wrong is worth a line.
  const viewer = await rawClient(address, `board/${id}`, secrets.viewer);
  const refused = new Y.Doc();
  addSticky(refused, 'e2', 'Refusedword');
  viewer.update(Y.encodeStateAsUpdate(refused));
  const evil = await rawClient(address, `board/${id}`, secrets.participant);
  const wrong = new Y.Doc();
  wrong.getMap('elsewhere').set('Keyword', 'Valueword');
  evil.update(Y.encodeStateAsUpdate(wrong));
  await until(() => evil.closed !== undefined, 'cut');
  for (let n = 0; n < 60; n++) viewer.send({ type: 'queryAwareness' });
  await until(() => viewer.closed !== undefined, 'cut');
  await fetch(`${address}/api/workshops/${id}/join`, { method: 'POST', body: '{"token":"Tokenword"}' });
  await fetch(`${address}/api/workshops?as=board`, { method: 'POST', body: '{"format":"Formatword"}' });
  await fetch(`${address}/nowhere.txt?secret=Queryword`);
  server.process.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  const lines = server.errors().trimEnd().split('\n');
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(expect.arrayContaining(['update refused', 'connection cut', 'stopping', 'stopped']));
  const forbidden = [...Object.values(secrets), cookie.split('=')[1] ?? '', ticket];
  const texts = ['Titleword', 'Stickyword', 'Nameword', 'Refusedword', 'Keyword', 'Valueword', 'Tokenword'];
  for (const text of [...forbidden, ...texts, 'Formatword', 'Queryword', 'Bearer']) {
    expect(text).not.toBe('');
    expect(server.errors() + server.output()).not.toContain(text);
  }
});

test('[O5] a restart in order: nobody loses work, everybody is back by themselves', async () => {
  destroyClientsAfter();
  const dataDir = newFolder();
  const first = startProcess({ DATA_DIR: dataDir });
  const address = await first.address;
  const { id, secrets } = await newWorkshop({ address });
  const people = ['ann', 'bob', 'eve'].map((name) => ({
    name,
    client: stockClient(address, `board/${id}`, secrets.participant),
  }));
  await until(() => people.every(({ client }) => client.provider.synced), 'in step');
  let written = 0;
  const writing = setInterval(() => {
    for (const { name, client } of people) addSticky(client.doc, `${name}${written}`, 'Written');
    written += 1;
  }, 50);
  await until(() => written > 10, 'they write');
  const began = performance.now();
  first.process.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(5000);
  const second = startProcess({ DATA_DIR: dataDir, PORT: new URL(address).port });
  await second.address;
  await until(() => people.every(({ client }) => client.provider.synced), 'back by themselves');
  clearInterval(writing);
  const all = (): boolean => people.every(({ client }) => Object.keys(stickies(client.doc)).length === 3 * written);
  await until(all, 'all of it arrives');
  expect(people.flatMap(({ client }) => client.closes.filter((code) => code >= 4000))).toEqual([]);
});
