import { applyChanges, emptyBoard } from '@stormbridge/model';
import { loadBoard } from '@stormbridge/sync';
import { expect, onTestFinished, test } from 'vitest';
import { type Doc, Map as YMap } from 'yjs';
import { remoteLink } from './link.ts';
import { FakeServer, until } from './testing/fake-server.ts';
import { event, join, pause, synced } from './testing/joining.ts';

/** A server whose board has so many stickies already. */
function busyServer(count: number): FakeServer {
  const server = new FakeServer();
  const changes = Array.from({ length: count }, (_, at) => event(`e${at}`, 'Order placed')).flat();
  loadBoard(server.doc('board/w1'), applyChanges(emptyBoard, changes));
  return server;
}

test('[B22] from the moment in which the page says that the board is here, it shows it', async () => {
  const server = busyServer(3);
  const workshop = join(server);
  const sizes: number[] = [];
  workshop.state.subscribe(({ saving, board }) => {
    if (saving.kind !== 'loading') sizes.push(board.elements.size);
  });
  await synced(server, workshop);
  expect(new Set(sizes)).toEqual(new Set([3]));
});

test('[B2] what is written here while something is taken in from the server goes there as well', async () => {
  const server = busyServer(1);
  const quiet = () => undefined;
  const link = remoteLink({ id: 'w1', wsUrl: 'ws://test/sync', WebSocketPolyfill: server.WebSocket })({
    onRights: quiet,
    onReject: quiet,
    onTime: quiet,
    onSaving: quiet,
  });
  onTestFinished(() => link.close());
  const answers = (doc: Doc): void => {
    const elements = doc.getMap('elements');
    const answer = (): void => {
      elements.unobserve(answer);
      elements.set('answer', new YMap([['kind', 'event']]));
    };
    elements.observe(answer);
  };
  answers(link.board);
  await until(() => server.doc('board/w1').getMap('elements').has('answer'), 'the answer has come');
  server.confirm();
  await pause(50);
  answers(link.board);
  server.doc('board/w1').getMap('elements').delete('answer');
  server
    .doc('board/w1')
    .getMap('elements')
    .set('question', new YMap([['kind', 'event']]));
  await until(() => server.doc('board/w1').getMap('elements').has('answer'), 'the second answer has come');
});
