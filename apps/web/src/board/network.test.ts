import { describe, expect, test } from 'vitest';
import { FakeServer, until } from './testing/fake-server.ts';
import { event, join, pause, savingOf, synced } from './testing/joining.ts';

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
    await until(() => server.lines.length === 2 && server.lines.every((line) => line.isOver()), 'both are closed');
    const { length } = server.lines;
    network.dispatchEvent(new Event('online'));
    await pause(50);
    expect([server.lines.length, savingOf(workshop).kind]).toEqual([length, 'denied']);
  });
});
