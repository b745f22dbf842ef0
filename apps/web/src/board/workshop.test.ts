import { add, applyChanges, emptyBoard, normalise, relabel } from '@stormbridge/model';
import { type Frame, readAwareness, writeAwareness } from '@stormbridge/sync';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeServer, until } from './testing/fake-server.ts';
import { event, join, pause, rightsOf, savingOf, synced } from './testing/joining.ts';
import { openLocalWorkshop } from './workshop.ts';

const steps = (frames: readonly Frame[]) => frames.flatMap((frame) => (frame.type === 'sync' ? [frame.step] : []));

describe('saving', () => {
  test('[B1] is loading, then saved only when the server has confirmed', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    expect(savingOf(workshop)).toEqual({ kind: 'loading', unsaved: false });
    expect(rightsOf(workshop).canWrite).toBe(false);
    expect(workshop.commit(event('e', 'Too early'))).toBe(false);
    await synced(server, workshop);
    expect(workshop.commit(event('e', 'Order placed'))).toBe(true);
    await pause(50);
    expect(savingOf(workshop)).toEqual({ kind: 'saving', unsaved: true });
    server.confirm();
    await until(() => savingOf(workshop).kind === 'saved', 'saved');
    expect(workshop.board.elements.get('e')?.label).toBe('Order placed');
  });

  test('[B2] work of a lost connection is unsaved, goes along with the next, and nothing goes before it', async () => {
    const server = new FakeServer();
    const [a, b] = [join(server), join(server, 'Bea')];
    await synced(server, a, b);
    a.commit(event('e1', 'Not confirmed'));
    server.die();
    await until(() => savingOf(a).kind === 'offline' && savingOf(b).kind === 'offline', 'offline');
    expect(savingOf(a).unsaved).toBe(true);
    expect(savingOf(b).unsaved).toBe(false);
    a.commit(event('e2', 'Offline'));
    b.commit(event('e3', 'Offline too'));
    server.docs.clear();
    server.up = true;
    const before = server.lines.length;
    await synced(server, a, b);
    for (const line of server.lines.slice(before)) expect(steps(line.heard).slice(0, 2)).toEqual(['step1', 'step2']);
    await until(() => [a, b].every((one) => one.board.elements.size === 3), 'everything everywhere');
  });

  test('[B2] nothing is sent before the server has asked what it lacks', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    server.die();
    await until(() => savingOf(workshop).kind === 'offline', 'offline');
    workshop.commit(event('e1', 'Offline'));
    const { length } = server.lines;
    server.mute = true;
    server.up = true;
    await until(() => server.lines.length === length + 2, 'connected');
    workshop.commit(event('e2', 'Not asked yet'));
    await pause(50);
    expect(steps(server.line('board').heard)).toEqual(['step1']);
    expect(savingOf(workshop)).toEqual({ kind: 'offline', unsaved: true });
    server.mute = false;
    server.die();
    server.up = true;
    await synced(server, workshop);
    expect(steps(server.line('board').heard)).toEqual(['step1', 'step2']);
    expect([...server.doc('board/w1').getMap('elements').keys()].sort()).toEqual(['e1', 'e2']);
  });

  test('[B20] the first change leaves at once, and what follows within an instant leaves together', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    const sent = (): number => steps(server.line('board').heard).filter((step) => step === 'update').length;
    const before = sent();
    for (let n = 0; n < 50; n++) workshop.commit(event(`e${n}`, 'Quick'));
    await until(() => server.doc('board/w1').getMap('elements').size === 50, 'all of it has come');
    expect(sent() - before).toBe(2);
    await synced(server, workshop);
    for (let n = 0; n < 40; n++) {
      workshop.commit(event(`f${n}`, 'Steady'));
      await pause(5);
    }
    await synced(server, workshop);
    expect(server.doc('board/w1').getMap('elements').size).toBe(90);
    // Forty pauses take at least 200 ms.
    expect(sent() - before).toBeLessThan(25);
  });

  test('[B20] what waits to leave when the connection breaks goes along with the next, and when the page is left, at once', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    for (const id of ['e1', 'e2', 'e3']) workshop.commit(event(id, 'Quick'));
    server.die();
    await until(() => savingOf(workshop).kind === 'offline', 'offline');
    expect(savingOf(workshop).unsaved).toBe(true);
    server.up = true;
    await synced(server, workshop);
    expect(server.doc('board/w1').getMap('elements').size).toBe(3);
    for (const id of ['e4', 'e5']) workshop.commit(event(id, 'Quick'));
    workshop.destroy();
    await until(() => server.doc('board/w1').getMap('elements').size === 5, 'the last word has come');
  });

  test('[B21] while the server cannot store nobody writes, the page says so, and nothing is taken for saved', async () => {
    const server = new FakeServer();
    const workshop = join(server);
    await synced(server, workshop);
    workshop.commit(event('e1', 'Not stored'));
    const hello = { type: 'hello', schema: 1, epoch: 1, role: 'participant', time: 1_000_000 } as const;
    server.line('board').tell({ ...hello, write: false, held: true });
    await until(() => workshop.state.getState().held, 'held');
    expect([rightsOf(workshop).canWrite, savingOf(workshop)]).toEqual([false, { kind: 'saving', unsaved: true }]);
    server.line('board').tell({ ...hello, write: true, held: false });
    await until(() => rightsOf(workshop).canWrite, 'writable');
    expect(workshop.state.getState().held).toBe(false);
    await synced(server, workshop);
  });

  test('[B1] a board that has not come yet cannot be written', async () => {
    const server = new FakeServer();
    server.mute = true;
    const workshop = join(server);
    await until(() => rightsOf(workshop).role === 'participant', 'greeted');
    await pause(20);
    expect(savingOf(workshop).kind).toBe('loading');
    expect(rightsOf(workshop).canWrite).toBe(false);
    expect(workshop.commit(event('e', 'Too early'))).toBe(false);
  });

  test('[B3] a connection that is closed for good says why in words and is not tried again', async () => {
    const server = new FakeServer();
    server.closed = 'notFound';
    const workshop = join(server);
    await until(() => savingOf(workshop).kind === 'denied', 'denied');
    expect(savingOf(workshop)).toEqual({
      kind: 'denied',
      unsaved: false,
      reason: 'notFound',
      message: 'There is no such workshop.',
    });
    const { length } = server.lines;
    await pause(500);
    expect(server.lines.length).toBe(length);
    expect(workshop.commit(event('e', 'x'))).toBe(false);
  });
});

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
      texts: [
        { text: 'Kept, renamed', kind: 'event' },
        { text: 'Lost words', kind: 'event' },
      ],
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
    onTestFinished(() => workshop.destroy());
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
    onTestFinished(() => workshop.destroy());
    expect(workshop.commit(event('e', 'x'))).toBe(false);
    const editor = workshop.edit('settings', 'settings', 'title');
    editor.set('x');
    expect(editor.value).toBe('');
  });

  test('[B8] ids are new each time and 21 letters long', () => {
    const workshop = openLocalWorkshop();
    onTestFinished(() => workshop.destroy());
    const ids = new Set(Array.from({ length: 1000 }, () => workshop.newId()));
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{21}$/);
  });
});
