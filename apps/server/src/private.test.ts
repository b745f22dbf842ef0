import { DELETED, readSession, readTray, STAMP, stampOf } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { rawClient, stickies, stockClient } from './testing/clients.ts';
import { joinBy, newFolder, newServer, until } from './testing/server.ts';
import { reveal, silentPerson, silentPersonBy, silentWorkshop, writeSticky } from './testing/silent-people.ts';

const live = (doc: Y.Doc): string[] =>
  Object.keys(stickies(doc)).filter((id) => (doc.getMap('elements').get(id) as Y.Map<unknown>).get(DELETED) !== true);
const counts = (doc: Y.Doc) => readSession(doc).counts;
const textOf = (doc: Y.Doc, id: string): Y.Text =>
  (doc.getMap('elements').get(id) as Y.Map<unknown>).get('label') as Y.Text;

/** A workshop in silent mode with a facilitator and two participants. */
async function silence(...options: Parameters<typeof newServer>) {
  const server = await newServer(...options);
  const workshop = await silentWorkshop(server);
  const ada = await silentPerson(workshop, 'facilitator');
  const ben = await silentPerson(workshop, 'participant');
  const cem = await silentPerson(workshop, 'participant');
  ada.steer({ silent: true });
  await until(() => [ben, cem].every(({ session }) => readSession(session.doc).silent), 'told');
  return { server, workshop, id: workshop.id, ada, ben, cem };
}

test('[P2] nobody but its owner opens a private document, whoever leads, by guess, by link or over HTTP', async () => {
  const { server, workshop, id, ada, ben, cem } = await silence();
  const { address } = server;
  ben.write('b1', 'Payroll was late');
  await until(() => counts(ada.session.doc).stickies === 1, 'counted');
  const named = `private/${id}/${ben.user}`;
  const strangers = [
    { cookie: ada.cookie },
    { cookie: cem.cookie },
    workshop.secrets.facilitator,
    workshop.secrets.participant,
    workshop.secrets.viewer,
  ];
  for (const who of strangers) {
    const raw = await rawClient(address, named, who);
    await until(() => raw.closed !== undefined, 'turned away');
    expect([raw.closed, raw.frames]).toEqual([4403, []]);
  }
  // Whether somebody else has one is not told either.
  const guess = await rawClient(address, `private/${id}/nobody`, { cookie: cem.cookie });
  const other = await silentWorkshop(server);
  const foreign = await rawClient(address, `private/${other.id}/${ben.user}`, { cookie: ben.cookie });
  const unsigned = await rawClient(address, named, {});
  const looker = await silentPersonBy(address, id, ben.cookie);
  for (const raw of [guess, foreign, unsigned]) await until(() => raw.closed !== undefined, 'turned away');
  expect([guess.closed, foreign.closed, unsigned.closed]).toEqual([4403, 4401, 4401]);
  expect(live(looker.own.doc)).toEqual(['b1']);
  const viewer = await rawClient(address, `private/${id}/bearer-0000`, workshop.secrets.viewer);
  await until(() => viewer.closed !== undefined, 'viewers have none');
  expect(viewer.closed).toBe(4403);
  for (const path of [`/api/workshops/${id}/board`, `/api/workshops/${id}/export/mermaid`, `/api/workshops/${id}`]) {
    const told = await (await fetch(`${address}${path}`, { headers: { cookie: ada.cookie } })).text();
    expect(told).not.toContain('Payroll');
  }
  // Not to its owner either: the page is what answers at addresses that are none.
  for (const path of [`/api/${named}`, `/sync/${named}`, `/api/workshops/${named}`]) {
    const told = await (await fetch(`${address}${path}`, { headers: { cookie: ben.cookie } })).text();
    expect(told).not.toContain('Payroll');
  }
  expect(server.logged.join()).not.toContain('Payroll');
});

test('[P3] others learn how many stickies of how many people there are, and nothing else', async () => {
  const { server, workshop, id, ada, ben, cem } = await silence();
  const spies = [
    await rawClient(server.address, `board/${id}`, { cookie: cem.cookie }),
    await rawClient(server.address, `session/${id}`, { cookie: cem.cookie }),
    await rawClient(server.address, `session/${id}`, workshop.secrets.viewer),
  ];
  const heard: string[] = [];
  for (const { socket } of spies) socket.on('message', (data: Buffer) => heard.push(data.toString('latin1')));
  ben.write('b1', 'Payroll was late');
  ben.write('b2', 'Nobody was told');
  ada.write('a1', 'Facilitators write too');
  await until(() => counts(cem.session.doc).stickies === 3, 'counted');
  expect(counts(cem.session.doc)).toEqual({ people: 2, stickies: 3 });
  (ben.own.doc.getMap('elements').get('b2') as Y.Map<unknown>).set(DELETED, true);
  await until(() => counts(cem.session.doc).stickies === 2, 'what is deleted does not count');
  for (const secret of ['Payroll', 'Nobody was', 'Facilitators write', 'b1', ben.user])
    expect(heard.join(), secret).not.toContain(secret);
  expect(live(cem.board.doc)).toEqual([]);
  // Nobody but the server counts.
  cem.session.doc.getMap('silent').set('counts', { people: 9, stickies: 9 });
  ada.session.doc.getMap('silent').set('counts', { people: 9, stickies: 9 });
  await until(() => ada.session.closes.includes(4400), 'not even the facilitator');
  expect(counts(spiesSession(await fresh(server.address, id, ben.cookie)))).toEqual({ people: 2, stickies: 2 });
});

const spiesSession = ({ doc }: { doc: Y.Doc }): Y.Doc => doc;
async function fresh(address: string, id: string, cookie: string) {
  const client = stockClient(address, `session/${id}`, { cookie });
  await until(() => client.provider.synced, 'in step');
  return client;
}

test('[P4] while it is silent participants make nothing on the board; what they send all the same lies in the tray', async () => {
  const { ada, ben } = await silence({ limits: { graceMs: 0 } });
  writeSticky(ben.board.doc, 'x1', 'Written onto the board', 'event', 'Ben');
  await until(() => readTray(ada.session.doc).length === 1, 'in the tray');
  expect(readTray(ada.session.doc)[0]).toMatchObject({ text: 'Written onto the board', kind: 'event', author: 'Ben' });
  writeSticky(ada.board.doc, 'a1', 'The facilitator may');
  await until(() => live(ada.board.doc).length === 1, 'taken');
  expect(live(ada.board.doc)).toEqual(['a1']);
});

test('[P4] a private document takes the stickies of the first stage, in silent mode, up to its own limits', async () => {
  const limits = { stickiesPerPrivate: 3, graceMs: 10_000 };
  const { server, id, ada, ben } = await silence({ limits });
  const raw = await rawClient(server.address, `private/${id}/${ben.user}`, { cookie: ben.cookie });
  const refused = () =>
    raw.frames.flatMap((frame) => (frame.type === 'reject' ? [`${frame.rule} ${frame.message}`] : []));
  const send = (act: (doc: Y.Doc) => void): void => {
    const doc = new Y.Doc();
    act(doc);
    raw.update(Y.encodeStateAsUpdate(doc));
  };
  const only = 'A23 What only you see can hold domain events and hot spots and nothing else.';
  send((doc) => writeSticky(doc, 'c1', 'Pay', 'command'));
  send((doc) => void doc.getMap('contexts').set('k1', new Y.Map([['name', new Y.Text('Sales')]])));
  send((doc) => writeSticky(doc, 'h1', 'Why?', 'hotSpot'));
  send((doc) => writeSticky(doc, 'e1', 'Order placed'));
  await until(() => refused().length === 2, 'refused');
  expect(refused()).toEqual([only, only]);
  send((doc) => {
    writeSticky(doc, 'e2', 'Two');
    writeSticky(doc, 'e3', 'Three');
  });
  await until(() => refused().length === 3, 'full');
  expect(refused()[2]).toBe('Q6 What only you see is full: it holds 3 stickies. Delete some to add others.');
  await until(() => live(ben.own.doc).length === 2, 'the others are there');
  ada.steer({ silent: false });
  await until(() => !readSession(ben.session.doc).silent, 'over');
  // The rights of before count for the board for a while; here they would leave something that nobody ever sees.
  send((doc) => writeSticky(doc, 'e4', 'Too late'));
  await until(() => refused().length === 4, 'refused');
  expect(refused()[3]).toBe('A23 Silent mode is over: what was written in private was revealed.');
  await until(() => readTray(ada.session.doc).some(({ text }) => text === 'Too late'), 'its text is kept');
  expect(raw.closed).toBeUndefined();
  send((doc) => void doc.getMap('elements').set('e5', new Y.Text('no row')));
  await until(() => raw.closed !== undefined, 'the schema binds here too');
  expect(raw.closed).toBe(4400);
});

test('[P5] a reveal puts everything onto the board in one commit, with authors, times and ids, and ends silent mode', async () => {
  const { server, id, ada, ben, cem } = await silence();
  writeSticky(ada.board.doc, 'z1', 'Was there before');
  ben.write('b1', 'Payroll was late');
  ben.write('b2', 'Thrown away');
  cem.write('c1', 'Order placed');
  ada.write('a1', 'From the facilitator');
  await until(() => counts(ada.session.doc).stickies === 4, 'counted');
  (ben.own.doc.getMap('elements').get('b2') as Y.Map<unknown>).set(DELETED, true);
  await until(() => counts(ada.session.doc).stickies === 3, 'counted');
  const stamp = stampOf(ben.own.doc, 'elements', 'b1');
  expect(stamp?.user).toBe(ben.user);
  expect((await reveal(server.address, id, ben.cookie)).status).toBe(403);
  expect((await reveal(server.address, id, '')).status).toBe(401);
  expect(await reveal(server.address, id, ada.cookie)).toEqual({ status: 200, body: { people: 3, stickies: 3 } });
  for (const { board, session, own } of [ada, ben, cem]) {
    await until(() => live(board.doc).length === 4 && !readSession(session.doc).silent, 'revealed to everybody');
    expect(live(board.doc)).toEqual(['a1', 'b1', 'c1', 'z1']);
    await until(() => live(own.doc).length === 0, 'and no longer private');
    expect(stampOf(board.doc, 'elements', 'b1')).toEqual(stamp);
    expect(counts(session.doc)).toEqual({ people: 0, stickies: 0 });
  }
  const row = ada.board.doc.getMap('elements').get('b1') as Y.Map<unknown>;
  expect([String(row.get('label')), row.get('author')]).toEqual(['Payroll was late', 'Somebody']);
  expect(await reveal(server.address, id, ada.cookie)).toEqual({ status: 200, body: { people: 0, stickies: 0 } });
  expect(live(ada.board.doc)).toHaveLength(4);
  (row.get('label') as Y.Text).insert(0, '! ');
  await until(() => stickies(ben.board.doc)['b1'] === '! Payroll was late', 'it is a sticky like any other');
});

test('[P6] what is typed into a sticky that was revealed a moment ago is typed on the board', async () => {
  const { server, id, ada, ben } = await silence();
  ben.write('b1', 'Order plac');
  await until(() => counts(ada.session.doc).stickies === 1, 'counted');
  ben.own.provider.disconnect();
  textOf(ben.own.doc, 'b1').insert(10, 'ed');
  await reveal(server.address, id, ada.cookie);
  await until(() => live(ada.board.doc).length === 1, 'revealed');
  textOf(ada.board.doc, 'b1').insert(0, 'An ');
  await until(() => stickies(ben.board.doc)['b1'] === 'An Order plac', 'everybody types on');
  ben.own.provider.connect();
  await until(() => stickies(ada.board.doc)['b1'] === 'An Order placed', 'and so does who was offline');
  await until(() => live(ben.own.doc).length === 0, 'it stays revealed');
  (ben.own.doc.getMap('elements').get('b1') as Y.Map<unknown>).delete(DELETED);
  await until(() => server.logged.some((line) => line.includes('"A23"')), 'nobody takes it back');
});

test('[P6] what was typed before the reveal comes before what the same person types after it', async () => {
  const { server, id, ada, ben } = await silence();
  ben.write('b1', 'Order plac');
  await until(() => counts(ada.session.doc).stickies === 1, 'counted');
  ben.own.provider.disconnect();
  textOf(ben.own.doc, 'b1').insert(10, 'ed');
  await reveal(server.address, id, ada.cookie);
  await until(() => live(ben.board.doc).length === 1, 'revealed');
  const page = new Y.Doc();
  // The lowest of ids that a page may well have by chance.
  page.clientID = 2 ** 16;
  Y.applyUpdate(page, Y.encodeStateAsUpdate(ben.board.doc));
  const before = Y.encodeStateVector(page);
  textOf(page, 'b1').insert(10, ' by us');
  ben.own.provider.connect();
  await until(() => stickies(ada.board.doc)['b1'] === 'Order placed', 'carried over');
  (await rawClient(server.address, `board/${id}`, { cookie: ben.cookie })).update(Y.encodeStateAsUpdate(page, before));
  await until(() => (stickies(ada.board.doc)['b1'] ?? '').length === 18, 'both are there');
  expect(stickies(ada.board.doc)['b1']).toBe('Order placed by us');
});

test('[P6] a sticky that its owner wrote offline and brings after the reveal lies in the tray', async () => {
  const { server, id, ada, ben } = await silence({ limits: { graceMs: 10_000, lateMs: 1 } });
  ben.own.provider.disconnect();
  ben.write('b1', 'Written in the tunnel');
  await reveal(server.address, id, ada.cookie);
  await until(() => !readSession(ada.session.doc).silent, 'revealed');
  ben.own.provider.connect();
  await until(() => readTray(ada.session.doc).length === 1, 'kept');
  expect(readTray(ada.session.doc)[0]).toMatchObject({ text: 'Written in the tunnel', author: 'Somebody' });
  expect(live(ada.board.doc)).toEqual([]);
});

test('[P7] silent mode that is ended without a reveal leaves everything private, also over a restart', async () => {
  const dataDir = newFolder();
  const { server, id, ada, ben, cem } = await silence({ dataDir });
  ben.write('b1', 'Payroll was late');
  await until(() => counts(ada.session.doc).stickies === 1, 'counted');
  ada.steer({ silent: false });
  await until(() => !readSession(cem.session.doc).silent, 'ended');
  textOf(ben.own.doc, 'b1').insert(0, 'The ');
  const looker = stockClient(server.address, `private/${id}/${ben.user}`, { cookie: ben.cookie });
  await until(() => stickies(looker.doc)['b1'] === 'The Payroll was late', 'it is changed');
  await server.close();
  const again = await newServer({ dataDir });
  const back = await silentPersonBy(again.address, id, ben.cookie);
  const lead = await silentPersonBy(again.address, id, ada.cookie);
  expect(stickies(back.own.doc)).toEqual({ b1: 'The Payroll was late' });
  expect(live(lead.board.doc)).toEqual([]);
  expect(counts(lead.session.doc)).toEqual({ people: 1, stickies: 1 });
  lead.steer({ silent: true });
  await until(() => readSession(back.session.doc).silent, 'again');
  back.write('b2', 'And nobody was told');
  await until(() => counts(lead.session.doc).stickies === 2, 'counted with what was there');
  expect((await reveal(again.address, id, ada.cookie)).body).toEqual({ people: 1, stickies: 2 });
  await until(() => live(lead.board.doc).length === 2, 'revealed');
  expect(String(textOf(lead.board.doc, 'b1'))).toBe('The Payroll was late');
  expect((lead.board.doc.getMap('elements').get('b1') as Y.Map<unknown>).get(STAMP)).toMatchObject({ user: ben.user });
});

test('[P8] a board that cannot take everything takes nothing of it, and it is told why', async () => {
  const { server, id, ada, ben } = await silence({ limits: { stickiesPerBoard: 3 } });
  writeSticky(ada.board.doc, 'z1', 'One');
  writeSticky(ada.board.doc, 'z2', 'Two');
  ben.write('b1', 'Three');
  ben.write('b2', 'Four');
  await until(() => counts(ada.session.doc).stickies === 2, 'counted');
  const { status, body } = await reveal(server.address, id, ada.cookie);
  expect([status, body['error']]).toMatchObject([
    409,
    {
      code: 'board-full',
      message:
        'The board holds at most 3 stickies: 2 are on it, and 2 were written in private. Delete some, then reveal.',
    },
  ]);
  expect([live(ada.board.doc).length, live(ben.own.doc).length, readSession(ada.session.doc).silent]).toEqual([
    2,
    2,
    true,
  ]);
  (ada.board.doc.getMap('elements').get('z1') as Y.Map<unknown>).set(DELETED, true);
  await until(() => live(ada.board.doc).length === 1, 'deleted');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await reveal(server.address, id, ada.cookie)).status).toBe(200);
  await until(() => live(ada.board.doc).length === 3, 'revealed');
});

test('[P8] fifty people with forty stickies each are revealed at once', async () => {
  const { server, id, ada, workshop } = await silence();
  for (let n = 0; n < 50; n++) {
    const cookie = await joinBy(server, id, workshop.secrets.participant);
    const me = await fetch(`${server.address}/api/workshops/${id}`, { headers: { cookie } });
    const { user } = (await me.json()) as { user: string };
    const doc = new Y.Doc();
    for (let m = 0; m < 40; m++) writeSticky(doc, `p${n}-${m}`, `Event ${m} of ${n}`);
    (await rawClient(server.address, `private/${id}/${user}`, { cookie })).update(Y.encodeStateAsUpdate(doc));
  }
  await until(() => counts(ada.session.doc).stickies === 2000, 'counted', 30_000);
  const began = performance.now();
  const { body } = await reveal(server.address, id, ada.cookie);
  const took = performance.now() - began;
  console.info(`50 x 40 stickies revealed in ${took.toFixed(0)} ms`);
  expect(body).toEqual({ people: 50, stickies: 2000 });
  await until(() => live(ada.board.doc).length === 2000, 'on the board', 30_000);
  expect(took).toBeLessThan(10_000);
}, 90_000);
