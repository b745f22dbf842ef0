import { addElement, relabel, remove } from '@stormbridge/model';
import { rebaseBoard, SharedBoard } from '@stormbridge/sync';
import { afterEach, expect, test } from 'vitest';
import { Doc } from 'yjs';
import { FakeServer, until } from './testing/fake-server.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const opened: Workshop[] = [];
afterEach(() => {
  for (const workshop of opened.splice(0)) workshop.destroy();
});

function join(server: FakeServer): Workshop {
  const me = { name: 'Ada', colour: '#0b6e67' };
  const options = { id: 'w1', wsUrl: 'ws://test/sync', role: 'participant', me } as const;
  const workshop = openWorkshop({ ...options, WebSocketPolyfill: server.WebSocket });
  opened.push(workshop);
  return workshop;
}
const event = (id: string, label: string) => addElement(id, { kind: 'event', label });
const saved = (server: FakeServer, workshop: Workshop): Promise<void> =>
  until(() => {
    server.confirm();
    return workshop.state.getState().saving.kind === 'saved';
  }, 'saved');

test('[W31] an epoch that began while the page was away: unsaved work is done again, lost texts are told', async () => {
  const server = new FakeServer();
  const workshop = join(server);
  await saved(server, workshop);
  workshop.commit([...event('a', 'Order placed'), ...event('b', 'Parcel packed')]);
  await saved(server, workshop);
  server.die();
  await until(() => workshop.state.getState().saving.kind === 'offline', 'offline');
  workshop.commit(event('c', 'Written on the train'));
  workshop.commit(relabel(workshop.board, 'a', 'Big order placed'));
  workshop.commit(relabel(workshop.board, 'b', 'Parcel packed with care'));

  const next = new Doc();
  rebaseBoard(server.doc('board/w1'), next, 0);
  const others = new SharedBoard(next);
  others.commit(relabel(others.board, 'a', 'Order placed at last'));
  others.commit([remove('elements', 'b')]);
  server.docs.set('board/w1', next);
  server.docs.delete('session/w1');
  server.epoch = 2;
  server.up = true;
  await saved(server, workshop);
  expect(server.line('board').parameters.get('epoch')).toBeNull();
  const labels = (board: Workshop['board']) => [...board.elements.values()].map(({ label }) => label).sort();
  const merged = ['Big order placed at last', 'Written on the train'];
  expect(labels(workshop.board)).toEqual(merged);
  others.flush();
  expect(labels(others.board)).toEqual(merged);
  expect(workshop.state.getState().lost?.texts.map(({ text }) => text)).toEqual(['Parcel packed with care']);
  expect(workshop.undo()).toBe(true);
});
