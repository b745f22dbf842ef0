import {
  addElement,
  applyChanges,
  type BoardChange,
  ELEMENT_KINDS,
  emptyBoard,
  KINDS,
  normalise,
  relabel,
} from '@stormbridge/model';
import { afterEach, describe, expect, test } from 'vitest';
import { openLocalWorkshop, type Workshop } from './workshop.ts';

const opened: Workshop[] = [];
afterEach(() => {
  for (const workshop of opened.splice(0)) workshop.destroy();
});

const event = (id: string, label: string) => addElement(id, { kind: 'event', label });

describe('rights', () => {
  test.each([
    ['facilitator', true, true],
    ['participant', true, false],
    ['viewer', false, false],
  ] as const)('[B4] a %s may write: %s, may steer: %s', async (role, canWrite, canSteer) => {
    const server = new FakeServer();
    server.role = role;
    const workshop = join(server);
    await synced(server, workshop);
    expect(rightsOf(workshop)).toEqual({ role, canWrite, canSteer });
    expect(workshop.commit(event('e', 'x'))).toBe(canWrite);
    expect(workshop.steer({ stage: 3, skip: ['triggers'] })).toBe(canSteer);
    expect(workshop.session.stage).toBe(canSteer ? 3 : 1);
    expect(workshop.undo()).toBe(canWrite);
  });

  test('[B4] the link that this page was opened with is the one that counts', async () => {
    const server = new FakeServer();
    join(server);
    await until(() => server.lines.length === 2, 'connected');
    expect(server.lines.map(({ document, parameters }) => `${document}?${parameters}`).sort()).toEqual([
      'board/w1?schema=1&role=participant',
      'session/w1?schema=1&role=participant',
    ]);
  });

  test('[B5] when the server refuses a change, the board is taken anew and what was lost is told', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    workshop.commit(event('kept', 'Kept'));
    server.refuses = 'The board is locked.';
    workshop.commit([...event('lost', 'Lost words'), ...relabel(workshop.board, 'kept', 'Kept, renamed')]);
    await until(() => savingOf(workshop).kind === 'loading', 'begins anew');
    await synced(server, workshop);
    expect(workshop.state.getState().lost).toEqual({
      message: 'The board is locked.',
      texts: ['Kept, renamed', 'Lost words'],
    });
    expect([...workshop.board.elements.values()].map(({ label }) => label)).toEqual(['Kept']);
    expect(workshop.state.getState().undo).toEqual({ canUndo: false, canRedo: false });
    workshop.dismissLost();
    expect(workshop.state.getState().lost).toBeUndefined();
    server.refuses = undefined;
    expect(workshop.commit(relabel(workshop.board, 'kept', 'Again'))).toBe(true);
  });
});

describe('people', () => {
  const told = (server: FakeServer) =>
    server
      .line('board')
      .heard.flatMap((frame) => (frame.type === 'awareness' ? (readAwareness(frame.bytes) ?? []) : []));

  test('[B6] a page speaks for its own person only, on the connection of the board only', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    const state = JSON.stringify({ name: 'Bea', colour: '#123456', cursor: [1, 2], view: 'timeline' });
    const { length } = told(server);
    server.line('board').tell({ type: 'awareness', bytes: writeAwareness([{ client: 77, clock: 5, state }]) });
    await until(() => workshop.presence.getState().people.length === 1, 'Bea is here');
    expect(workshop.presence.getState().people[0]).toMatchObject({ client: 77, name: 'Bea', cursor: { x: 1, y: 2 } });
    expect(told(server).length, 'what others show is not sent back').toBe(length);
    server.line('board').tell({ type: 'queryAwareness' });
    workshop.show({ selection: ['e'] });
    await until(() => told(server).some(({ state: own }) => own.includes('"selection":["e"]')), 'shown');
    expect(new Set(told(server).map(({ client }) => client)).size).toBe(1);
    expect(told(server).some(({ client }) => client === 77)).toBe(false);
    expect(server.line('session').heard.some(({ type }) => type === 'awareness')).toBe(false);
  });

  test('[B6] who is here keeps its identity while people only move', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    const tell = (clock: number, x: number, name = 'Bea'): void => {
      const state = JSON.stringify({ name, colour: '#123456', cursor: [x, 0] });
      server.line('board').tell({ type: 'awareness', bytes: writeAwareness([{ client: 77, clock, state }]) });
    };
    const cursorX = () => workshop.presence.getState().people[0]?.cursor?.x;
    tell(1, 1);
    await until(() => cursorX() === 1, 'here');
    const { who } = workshop.presence.getState();
    tell(2, 2);
    await until(() => cursorX() === 2, 'moved');
    expect(workshop.presence.getState().who).toBe(who);
    tell(3, 2, 'Cem');
    await until(() => workshop.presence.getState().who[0]?.name === 'Cem', 'renamed');
  });

  test('[B7] many moves become few messages, the last one among them', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    const before = told(server).length;
    for (let x = 0; x <= 300; x++) workshop.show({ cursor: { x, y: 0 } });
    await until(() => told(server).some(({ state }) => state.includes('[300,0]')), 'the last');
    expect(told(server).length - before).toBeLessThanOrEqual(3);
  });

  test('[B7] others who were told that we left hear of us again', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    const own = told(server).at(-1);
    if (own === undefined) throw new Error('Nothing was told');
    const bytes = writeAwareness([{ client: own.client, clock: own.clock + 1, state: 'null' }]);
    server.line('board').tell({ type: 'awareness', bytes });
    await until(() => (told(server).at(-1)?.clock ?? 0) > own.clock + 1, 'again');
    expect(told(server).at(-1)?.state).toContain('Ada');
  });

  test('[B7] others hear of us again after a reconnect', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    const last = server.line('board');
    const clock = told(server).at(-1)?.clock ?? Number.NaN;
    server.die();
    await until(() => savingOf(workshop).kind === 'offline', 'offline');
    server.up = true;
    await until(() => server.line('board') !== last && told(server).length > 0, 'reconnected');
    await synced(server, workshop);
    expect(told(server).at(-1)?.clock).toBeGreaterThan(clock);
    expect(told(server).at(-1)?.state).toContain('Ada');
  });
});

describe('the network', () => {
  test('[B10] a page that loses its network is offline at once, and back at once with it', async () => {
    const server = new FakeServer();
    const network = new EventTarget();
    const workshop = join(server, 'Ada', network);
    await synced(server, workshop);
    // The connection is dead, and nobody says so.
    server.up = false;
    network.dispatchEvent(new Event('offline'));
    expect(savingOf(workshop)).toEqual({ kind: 'offline', unsaved: false });
    expect(workshop.commit(event('e', 'Offline'))).toBe(true);
    expect(savingOf(workshop)).toEqual({ kind: 'offline', unsaved: true });
    server.up = true;
    const before = server.lines.length;
    network.dispatchEvent(new Event('online'));
    await pause(50);
    expect(server.lines.length).toBeGreaterThanOrEqual(before + 2);
    await synced(server, workshop);
    expect([...server.doc('board/w1').getMap('elements').keys()]).toEqual(['e']);
  });

  test('[B10] a server that is there without a network is found again', async () => {
    const server = new FakeServer();
    const network = new EventTarget();
    const workshop = join(server, 'Ada', network);
    await synced(server, workshop);
    network.dispatchEvent(new Event('offline'));
    expect(savingOf(workshop).kind).toBe('offline');
    await synced(server, workshop);
  });

  test('[B10] one that was closed for good stays closed', async () => {
    const server = new FakeServer();
    const network = new EventTarget();
    server.closed = 'forbidden';
    const workshop = join(server, 'Ada', network);
    await until(() => savingOf(workshop).kind === 'denied', 'denied');
    const { length } = server.lines;
    network.dispatchEvent(new Event('online'));
    await pause(50);
    expect([server.lines.length, savingOf(workshop).kind]).toEqual([length, 'denied']);
  });
});

describe('undo among others', () => {
  test('[B11] an undo that others stand in the way of is counted, so that the page can say so', async () => {
    const server = new FakeServer();
    const [a, b] = [join(server), join(server, 'Bea')];
    await synced(server, a, b);
    a.commit(event('e', 'Mine'));
    await until(() => b.board.elements.has('e'), 'there');
    b.commit(relabel(b.board, 'e', 'Theirs'));
    await until(() => a.board.elements.get('e')?.label === 'Theirs', 'theirs');
    expect([a.undo(), a.state.getState().passedOver]).toEqual([false, 1]);
    expect([a.undo(), a.state.getState().passedOver]).toEqual([false, 1]);
  });
});

describe('a workshop in memory', () => {
  test('[B8] needs no server: it is loaded, saved and can be written at once', () => {
    const board = normalise(applyChanges(emptyBoard, event('e', 'Order placed')));
    const workshop = openLocalWorkshop({ board, session: { stage: 5 } });
    opened.push(workshop);
    expect(workshop.board.elements).toEqual(board.elements);
    expect([savingOf(workshop).kind, workshop.session.stage]).toEqual(['saved', 5]);
    expect(rightsOf(workshop)).toEqual({ role: 'facilitator', canWrite: true, canSteer: true });
    let boards = 0;
    workshop.state.subscribe((now, before) => {
      if (now.board !== before.board) boards++;
    });
    expect(workshop.commit([add('contexts', workshop.newId(), { name: 'Sales' })])).toBe(true);
    expect(boards).toBe(1);
    expect(workshop.state.getState().undo).toEqual({ canUndo: true, canRedo: false });
    expect(workshop.undo()).toBe(true);
    expect(workshop.board.contexts.size).toBe(0);
    expect(workshop.steer({ stage: 6 })).toBe(true);
    expect(workshop.session.stage).toBe(6);
  });

  test('[B8] a viewer cannot write in it either', () => {
    const workshop = openLocalWorkshop({ role: 'viewer' });
    opened.push(workshop);
    expect(workshop.commit(event('e', 'x'))).toBe(false);
    const editor = workshop.edit('settings', 'settings', 'title');
    editor.set('x');
    expect(editor.value).toBe('');
  });

  test('[B8] ids are new each time and 21 letters long', () => {
    const workshop = openLocalWorkshop();
    opened.push(workshop);
    const ids = new Set(Array.from({ length: 1000 }, () => workshop.newId()));
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{21}$/);
  });
});

describe('rights', () => {
  test('[B13] what the session does not allow is not done and said', () => {
    const board = normalise(applyChanges(emptyBoard, event('e', 'Order placed')));
    const session = { stage: 4, rights: 'guided', ownOnly: true } as const;
    const workshop = openLocalWorkshop({ board, session, role: 'participant' });
    opened.push(workshop);
    const forbidden = () => workshop.state.getState().forbidden?.refusal;
    expect(workshop.commit(addElement('c', { kind: 'command', label: 'Pay' }))).toBe(false);
    expect([forbidden(), workshop.board.elements.has('c')]).toEqual(['stage', false]);
    // Nobody knows who made it.
    expect(workshop.commit(relabel(workshop.board, 'e', 'Order paid'))).toBe(true);
    const editor = workshop.edit('elements', 'e', 'label');
    editor.set('Order sent');
    expect(workshop.board.elements.get('e')?.label).toBe('Order sent');
    const leader = openLocalWorkshop({ board, session: { ...session, locked: true } });
    opened.push(leader);
    expect(leader.commit(addElement('c', { kind: 'command', label: 'Pay' }))).toBe(true);
    expect(leader.state.getState().forbidden).toBeUndefined();
  });

  test('[B14] an item of the tray comes onto the board as it was written, or goes away', () => {
    const leader = openLocalWorkshop({});
    const viewer = openLocalWorkshop({ role: 'participant' });
    opened.push(leader, viewer);
    const item = { id: 't', text: 'Late', author: 'Ben', at: Date.UTC(2026, 0, 2) } as const;
    expect(viewer.clearTray({ ...item, kind: 'event' }, true)).toBe(false);
    for (const kind of KINDS) expect([kind, leader.clearTray({ ...item, kind }, true)]).toEqual([kind, true]);
    const { elements, aggregates, contexts, services, phases } = leader.board;
    expect([...elements.values()].map(({ kind }) => kind).sort()).toEqual([...ELEMENT_KINDS].sort());
    for (const row of elements.values())
      expect(row).toMatchObject({ label: 'Late', author: 'Ben', createdAt: '2026-01-02T00:00:00.000Z' });
    for (const table of [aggregates, contexts, services, phases])
      expect([...table.values()].map(({ name }) => name)).toEqual(['Late']);
    expect(leader.clearTray({ ...item, kind: 'event' }, false)).toBe(true);
    expect(leader.board.elements.size).toBe(ELEMENT_KINDS.length);
  });
});
