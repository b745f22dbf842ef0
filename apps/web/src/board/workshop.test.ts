import {
  add,
  addElement,
  applyChanges,
  ELEMENT_KINDS,
  emptyBoard,
  KINDS,
  normalise,
  relabel,
} from '@stormbridge/model';
import { type Frame, readAwareness, writeAwareness } from '@stormbridge/sync';
import { afterEach, describe, expect, test } from 'vitest';
import { FakeServer, until } from './testing/fake-server.ts';
import { openLocalWorkshop, openWorkshop, type Workshop } from './workshop.ts';

const opened: Workshop[] = [];
afterEach(() => {
  for (const workshop of opened.splice(0)) workshop.destroy();
});

function join(server: FakeServer, name = 'Ada', network?: EventTarget): Workshop {
  const workshop = openWorkshop({
    id: 'w1',
    wsUrl: 'ws://test/sync',
    role: 'participant',
    me: { name, colour: '#0b6e67' },
    WebSocketPolyfill: server.WebSocket,
    network,
  });
  opened.push(workshop);
  return workshop;
}

const savingOf = (workshop: Workshop) => workshop.state.getState().saving;
const rightsOf = (workshop: Workshop) => workshop.state.getState().rights;
/** Waits until everything of these is saved, confirming what comes. */
const synced = (server: FakeServer, ...workshops: Workshop[]): Promise<void> =>
  until(() => {
    server.confirm();
    return workshops.every((one) => savingOf(one).kind === 'saved');
  }, 'saved');
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const steps = (frames: readonly Frame[]) => frames.flatMap((frame) => (frame.type === 'sync' ? [frame.step] : []));
const event = (id: string, label: string) => addElement(id, { kind: 'event', label });

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
    const hello = { type: 'hello', schema: 1, role: 'participant', time: 1_000_000 } as const;
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
