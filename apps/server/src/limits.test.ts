import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from './limits/limits.ts';
import { addSticky, type RawClient, rawClient, stickies, stockClient } from './testing/clients.ts';
import { joinBy, newFolder, newServer, newWorkshop, until } from './testing/server.ts';

const said = (client: RawClient, type: string): boolean => client.frames.some((frame) => frame.type === type);
const isIn = async (client: RawClient): Promise<boolean> => {
  await until(() => client.closed !== undefined || said(client, 'hello'), 'an answer');
  return client.closed === undefined;
};
const presence = (client: number, clock: number): Uint8Array => Uint8Array.of(1, client, clock, 2, 123, 125);
/** The updates of one page that does something again and again. */
function updatesOf(count: number, act: (doc: Y.Doc, n: number) => void, doc = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let n = 0; n < count; n++) act(doc, n);
  return updates;
}

test('[Q2] two hundred messages at once are taken; a flood ends with 4529, and a stock client goes on by itself', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const quick = await rawClient(server.address, `board/${id}`, secrets.participant);
  for (const update of updatesOf(200, (doc, n) => addSticky(doc, `q${n}`, `Quick ${n}`))) quick.update(update);
  await until(() => quick.frames.some((frame) => frame.type === 'durable' && frame.frames === 200), 'all are saved');
  expect(quick.closed).toBeUndefined();

  const stock = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => stock.provider.synced, 'in step');
  for (let n = 0; n < 300; n++) addSticky(stock.doc, `s${n}`, `Stock ${n}`);
  await until(() => stock.closes.length > 0, 'cut');
  expect(stock.closes).toEqual([4529]);
  const watcher = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => Object.keys(stickies(watcher.doc)).length === 500, 'nothing is lost');
});

test('[Q2] a flood is cut before anything of it is decoded', async () => {
  const server = await newServer({ limits: { messagesAtOnce: 5, messagesPerSecond: 1 } });
  const { id, secrets } = await newWorkshop(server);
  const flood = await rawClient(server.address, `board/${id}`, secrets.viewer);
  for (let n = 0; n < 5; n++) flood.send({ type: 'queryAwareness' });
  // Nothing of ours; were it decoded, the connection would end with 4400.
  flood.socket.send(Uint8Array.of(77));
  await until(() => flood.closed !== undefined, 'cut');
  expect(flood.closed).toBe(4529);
});

test('[Q3] what somebody repeats of others is not counted as theirs; their own presence is', async () => {
  const server = await newServer({ limits: { presenceAtOnce: 5, presencePerSecond: 1, messagesAtOnce: 5 } });
  const { id, secrets } = await newWorkshop(server);
  const ann = await rawClient(server.address, `board/${id}`, await cookieOf(server, id, secrets.participant));
  const bob = await rawClient(server.address, `board/${id}`, await cookieOf(server, id, secrets.participant));
  ann.send({ type: 'awareness', bytes: presence(7, 1) });
  await until(() => said(bob, 'awareness'), 'Bob sees Ann');
  for (let n = 0; n < 100; n++) bob.send({ type: 'awareness', bytes: presence(7, 1) });
  bob.send({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(new Y.Doc()) });
  await until(() => said(bob, 'sync'), 'Bob is still heard');
  for (let n = 2; n < 12; n++) bob.send({ type: 'awareness', bytes: presence(9, n) });
  await until(() => bob.closed !== undefined, 'cut');
  expect([bob.closed, ann.closed]).toEqual([4529, undefined]);
});

test('[Q3] repeating more than the server ever says ends with 4529', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const echo = await rawClient(server.address, `board/${id}`, secrets.viewer);
  for (let n = 0; n < DEFAULT_LIMITS.echoesAtOnce + 50; n++) echo.send({ type: 'awareness', bytes: Uint8Array.of(0) });
  await until(() => echo.closed !== undefined, 'cut');
  expect(echo.closed).toBe(4529);
});

const cookieOf = async (server: { address: string }, id: string, secret: string) => ({
  cookie: await joinBy(server, id, secret),
});

test('[Q4] a document takes so many sockets; the next is told that it is full, and gets in when one has left', async () => {
  const server = await newServer({ limits: { socketsPerRoom: 3, facilitatorSeats: 1 } });
  const { id, secrets } = await newWorkshop(server);
  const connect = (): Promise<RawClient> => rawClient(server.address, `board/${id}`, secrets.participant);
  const [first, second] = [await connect(), await connect()];
  expect([await isIn(first), await isIn(second)]).toEqual([true, true]);
  const third = await connect();
  expect([await isIn(third), third.closed]).toEqual([false, 4430]);
  first.destroy();
  await until(() => server.sockets() === 1, 'it is noticed');
  expect(await isIn(await connect())).toBe(true);
});

test('[Q13] people with tabs without end keep no facilitator out, nor who has no seat yet', async () => {
  const server = await newServer({ limits: { socketsPerRoom: 6, facilitatorSeats: 2 } });
  const { id, secrets } = await newWorkshop(server);
  const connect = async (secret: string, many = 1): Promise<RawClient[]> => {
    const who = await cookieOf(server, id, secret);
    return Promise.all(Array.from({ length: many }, () => rawClient(server.address, `board/${id}`, who)));
  };
  const crowd = [...(await connect(secrets.viewer, 3)), ...(await connect(secrets.viewer, 3))];
  for (const one of crowd) await isIn(one);
  const closes = (): (number | undefined)[] => crowd.map(({ closed }) => closed).filter((code) => code !== undefined);
  expect(closes()).toEqual([4430, 4430]);
  for (const one of [...(await connect(secrets.facilitator)), ...(await connect(secrets.facilitator))])
    expect(await isIn(one)).toBe(true);
  expect(closes()).toHaveLength(2);
});

test('[Q14] in a full document a newcomer gets a seat of who has the most; nobody loses their only one', async () => {
  const server = await newServer({ limits: { socketsPerRoom: 5, facilitatorSeats: 1 } });
  const { id, secrets } = await newWorkshop(server);
  const connect = async (secret: string): Promise<RawClient> =>
    rawClient(server.address, `board/${id}`, await cookieOf(server, id, secret));
  const boss = await connect(secrets.facilitator);
  const greedy = await cookieOf(server, id, secrets.viewer);
  const tabs: RawClient[] = [];
  for (let n = 0; n < 3; n++) {
    tabs.push(await rawClient(server.address, `board/${id}`, greedy));
    await isIn(tabs[n]!);
  }
  const first = await connect(secrets.participant);
  expect(await isIn(first)).toBe(true);
  await until(() => tabs[2]?.closed !== undefined, 'a tab makes room');
  const second = await connect(secrets.participant);
  expect(await isIn(second)).toBe(true);
  await until(() => tabs[1]?.closed !== undefined, 'another');
  const third = await connect(secrets.participant);
  expect([await isIn(third), third.closed]).toEqual([false, 4430]);
  expect([...tabs, boss, first, second].map(({ closed }) => closed)).toEqual([
    undefined,
    4429,
    4429,
    undefined,
    undefined,
    undefined,
  ]);
});

test('[Q5] one user has so many sockets at once, and opens so many in a minute; others are not concerned', async () => {
  const server = await newServer({ limits: { socketsPerUser: 2, joinsPerMinute: 3 } });
  const { id, secrets } = await newWorkshop(server);
  const ann = await cookieOf(server, id, secrets.participant);
  const connect = (who: { cookie: string }): Promise<RawClient> => rawClient(server.address, `board/${id}`, who);
  const [first, second] = [await connect(ann), await connect(ann)];
  expect([await isIn(first), await isIn(second)]).toEqual([true, true]);
  const third = await connect(ann);
  expect([await isIn(third), third.closed]).toEqual([false, 4429]);
  first.destroy();
  second.destroy();
  await until(() => server.sockets() === 0, 'both are gone');
  const fourth = await connect(ann);
  expect(await isIn(fourth)).toBe(true);
  fourth.destroy();
  const fifth = await connect(ann);
  expect([await isIn(fifth), fifth.closed]).toEqual([false, 4530]);
  expect(await isIn(await connect(await cookieOf(server, id, secrets.participant)))).toBe(true);
});

test('[Q5] whoever waits a little gets in again', async () => {
  const server = await newServer({ limits: { joinsPerMinute: 120 } });
  const { id, secrets } = await newWorkshop(server);
  for (let n = 0; n < 120; n++) (await rawClient(server.address, `board/${id}`, secrets.participant)).destroy();
  const stock = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => stock.provider.synced, 'in step');
});

test('[Q8] strangers are held off by their address; who is signed in gets in from the same one', async () => {
  const server = await newServer({ limits: { strangersPerMinute: 5 } });
  const { id, secrets } = await newWorkshop(server);
  const codes: (number | undefined)[] = [];
  const attempts: [string, Record<string, string>][] = [
    [`board/${id}`, {}],
    [`board/${id}`, { cookie: `stormbridge.${id}.participant=${'x'.repeat(43)}` }],
    [`board/${id}`, { authorization: `Bearer ${'y'.repeat(43)}` }],
    [`board/${id}`, { authorization: `Bearer ${secrets.viewer}`, origin: 'http://elsewhere.example' }],
    ['nothing/here', {}],
    [`board/${id}`, {}],
    [`board/${id}`, { 'x-forwarded-for': '203.0.113.9' }],
  ];
  for (const [document, headers] of attempts) {
    const stranger = await rawClient(server.address, document, headers);
    await until(() => stranger.closed !== undefined, 'sent away');
    codes.push(stranger.closed);
  }
  expect(codes).toEqual([4401, 4401, 4401, 4403, 4404, 4530, 4530]);
  expect(await isIn(await rawClient(server.address, `board/${id}`, secrets.viewer))).toBe(true);
});

test('[Q9] behind a proxy the address is the one that the proxy saw, not one that the sender made up', async () => {
  const server = await newServer({ limits: { strangersPerMinute: 1 }, trustedProxies: 1 });
  const knock = async (forwarded: string): Promise<number | undefined> => {
    const stranger = await rawClient(server.address, 'board/none', { 'x-forwarded-for': forwarded });
    await until(() => stranger.closed !== undefined, 'sent away');
    return stranger.closed;
  };
  expect([await knock('203.0.113.1'), await knock('203.0.113.2')]).toEqual([4401, 4401]);
  expect(await knock('198.51.100.7, 203.0.113.1')).toBe(4530);
  expect([await knock('2001:db8:1:2::1'), await knock('2001:db8:1:2:ffff::')]).toEqual([4401, 4530]);
});

test('[Q8] an office of fifty people behind one address gets in at once, also after a restart', async () => {
  const dataDir = newFolder();
  const first = await newServer({ dataDir });
  const { id, secrets } = await newWorkshop(first);
  const cookies: { cookie: string }[] = [];
  for (let n = 0; n < 50; n++) cookies.push(await cookieOf(first, id, secrets.participant));
  const everybody = (address: string): Promise<RawClient[]> =>
    Promise.all(
      cookies.flatMap((who) => [rawClient(address, `board/${id}`, who), rawClient(address, `session/${id}`, who)]),
    );
  for (const client of await everybody(first.address)) expect(await isIn(client)).toBe(true);
  await first.close();
  const second = await newServer({ dataDir });
  for (const client of await everybody(second.address)) expect(await isIn(client)).toBe(true);
});

test('[Q6] a full board takes no more stickies, says so to who tried, and everything else goes on', async () => {
  const server = await newServer({ limits: { stickiesPerBoard: 3 } });
  const { id, secrets } = await newWorkshop(server);
  const ann = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => ann.provider.synced, 'in step');
  for (const one of ['a', 'b', 'c']) addSticky(ann.doc, one, one);
  const eve = await rawClient(server.address, `board/${id}`, secrets.participant);
  const [extra] = updatesOf(1, (doc) => addSticky(doc, 'd', 'One too many'));
  await until(() => Object.keys(stickies(ann.doc)).length === 3, 'three');
  await until(() => ann.provider.synced && eve.frames.length > 0, 'in step');
  eve.update(extra!);
  await until(() => said(eve, 'reject'), 'refused');
  const refused = eve.frames.find((frame) => frame.type === 'reject');
  expect(refused).toMatchObject({ rule: 'Q6', message: expect.stringContaining('it holds 3 stickies') });
  expect(eve.closed).toBeUndefined();

  const row = (one: string): Y.Map<unknown> => ann.doc.getMap('elements').get(one) as Y.Map<unknown>;
  (row('a').get('label') as Y.Text).insert(1, ' changed');
  ann.doc.transact(() => row('c').set('del', true));
  const watcher = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => stickies(watcher.doc)['a'] === 'a changed', 'editing goes on');
  expect(Object.keys(stickies(watcher.doc))).toEqual(['a', 'b', 'c']);
  // What is deleted makes room.
  const back = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => back.provider.synced, 'in step');
  addSticky(back.doc, 'e', 'Fits again');
  await until(() => 'e' in stickies(watcher.doc), 'there is room again');
});

test('[Q7] a document that is as large as it may be takes changes and no new rows', async () => {
  const server = await newServer({ limits: { documentBytes: 18_000 } });
  const { id, secrets } = await newWorkshop(server);
  const ann = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => ann.provider.synced, 'in step');
  for (let n = 0; n < 16; n++) addSticky(ann.doc, `e${n}`, 'x'.repeat(1000));
  const watcher = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => Object.keys(stickies(watcher.doc)).length === 16, 'they fit');
  const eve = await rawClient(server.address, `board/${id}`, secrets.participant);
  for (const update of updatesOf(1, (doc) => addSticky(doc, 'large', 'y'.repeat(2000)))) eve.update(update);
  await until(() => said(eve, 'reject'), 'refused');
  expect(eve.frames.find((frame) => frame.type === 'reject')).toMatchObject({ rule: 'Q7' });
  for (const row of ['e0', 'e1', 'e2', 'e3', 'e4']) {
    const label = (ann.doc.getMap('elements').get(row) as Y.Map<unknown>).get('label') as Y.Text;
    label.insert(0, 'z'.repeat(900));
  }
  await until(() => stickies(watcher.doc)['e4']?.length === 1900, 'changes are taken');
  expect('large' in stickies(watcher.doc)).toBe(false);
  expect(ann.closes).toEqual([]);
});

test('[Q10] a user writes under so many new client ids in an hour; what is known goes on', async () => {
  const server = await newServer({ limits: { clientsPerHour: 3 } });
  const { id, secrets } = await newWorkshop(server);
  const raw = await rawClient(server.address, `board/${id}`, secrets.participant);
  const docs = Array.from({ length: 4 }, () => new Y.Doc());
  const write = (at: number): void => {
    for (const update of updatesOf(1, (doc) => addSticky(doc, `e${at}`, 'x'), docs[at % 4])) raw.update(update);
  };
  for (const at of [0, 1, 2, 4, 5]) write(at);
  await until(() => raw.frames.some((frame) => frame.type === 'durable' && frame.frames === 5), 'three and their next');
  write(3);
  await until(() => raw.closed !== undefined, 'one too many');
  expect([raw.closed, said(raw, 'reject')]).toEqual([4530, false]);
  const watcher = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => Object.keys(stickies(watcher.doc)).length === 5, 'nothing of it was taken');
});

test('[V16] a real socket that does not read is cut, and gets everything when it comes back; others notice nothing', async () => {
  const server = await newServer({
    limits: { slowBytes: 20_000, stuckBytes: 200_000, stickiesPerBoard: 50_000, documentBytes: 90_000_000 },
  });
  const { id, secrets } = await newWorkshop(server);
  const slow = await rawClient(server.address, `board/${id}`, secrets.viewer);
  slow.send({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(new Y.Doc()) });
  await until(() => said(slow, 'sync'), 'it follows');
  slow.socket.pause();
  const ann = stockClient(server.address, `board/${id}`, secrets.participant);
  await until(() => ann.provider.synced, 'in step');
  // The system's buffers take some megabytes before the server has to wait.
  for (let n = 0; n < 400 && server.sockets() === 2; n++) {
    const rows = Array.from({ length: 60 }, (_, at) => `${n}-${at}`);
    ann.doc.transact(() => {
      for (const one of rows) addSticky(ann.doc, one, 'x'.repeat(1900));
    });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  expect(server.sockets()).toBe(1);
  expect(await (await fetch(`${server.address}/metrics`)).text()).toContain('closes_total{reason="tooSlow"} 1');
  expect(ann.closes).toEqual([]);
  slow.socket.resume();
  const again = stockClient(server.address, `board/${id}`, secrets.viewer);
  await until(() => Object.keys(stickies(again.doc)).length === Object.keys(stickies(ann.doc)).length, 'all of it');
}, 60_000);

test('[Q12] too many new workshops and too many wrong links from one address are put off; the right link is not', async () => {
  const server = await newServer({ limits: { workshopsPerMinute: 2, strangersPerMinute: 2 } });
  const { id, secrets } = await newWorkshop(server);
  await newWorkshop(server);
  const third = await fetch(`${server.address}/api/workshops`, { method: 'POST', body: '{}' });
  expect([third.status, third.headers.get('retry-after')]).toEqual([429, '60']);
  expect(await third.text()).toContain('Try again in a minute');
  const tries: number[] = [];
  const guess = { method: 'POST', body: '{"token":"guess"}' };
  for (let n = 0; n < 4; n++) tries.push((await fetch(`${server.address}/api/workshops/${id}/join`, guess)).status);
  expect(tries).toEqual([403, 403, 429, 429]);
  expect(await joinBy(server, id, secrets.participant)).not.toBe('');
});

test('[Q15] an office of 100 comes in by one link at once; a flood from one address is put off, other links are not', async () => {
  const server = await newServer();
  const { id, secrets } = await newWorkshop(server);
  const come = (token: string): Promise<Response> =>
    fetch(`${server.address}/api/workshops/${id}/join`, { method: 'POST', body: JSON.stringify({ token }) });
  const office = await Promise.all(Array.from({ length: 100 }, () => come(secrets.viewer)));
  expect(new Set(office.map(({ status }) => status))).toEqual(new Set([200]));
  const flood = await Promise.all(Array.from({ length: 150 }, () => come(secrets.viewer)));
  const refused = flood.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(40);
  expect([refused[0]?.headers.get('retry-after'), refused[0]?.headers.get('set-cookie')]).toEqual(['60', null]);
  expect(await refused[0]?.text()).toContain('Too many people came by this link from your network');
  expect([(await come(secrets.participant)).status, (await come(secrets.facilitator)).status]).toEqual([200, 200]);
  const headers = { cookie: office[0]?.headers.get('set-cookie')?.split(';')[0] ?? '' };
  expect(await isIn(await rawClient(server.address, `board/${id}`, headers))).toBe(true);
});

test('[Q16] of one link so many cookies are good; the oldest gives way, who is connected stays, other links too', async () => {
  const server = await newServer({ limits: { sessionsPerLink: 2 } });
  const { id, secrets } = await newWorkshop(server);
  const ben = await cookieOf(server, id, secrets.facilitator);
  const eve = await cookieOf(server, id, secrets.viewer);
  const connected = await rawClient(server.address, `board/${id}`, eve);
  expect(await isIn(connected)).toBe(true);
  const [kim, joe] = [await cookieOf(server, id, secrets.viewer), await cookieOf(server, id, secrets.viewer)];
  const asked = [ben, eve, kim, joe].map((headers) => fetch(`${server.address}/api/workshops/${id}`, { headers }));
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 401, 200, 200]);
  connected.send({ type: 'sync', step: 'step1', bytes: Y.encodeStateVector(new Y.Doc()) });
  await until(() => said(connected, 'sync'), 'still heard');
  expect(await isIn(await rawClient(server.address, `board/${id}`, await cookieOf(server, id, secrets.viewer)))).toBe(
    true,
  );
});
