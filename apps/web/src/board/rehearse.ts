import { add, applyChanges, type Board, emptyBoard, evenKeys } from '@stormbridge/model';
import { applyUpdate, loadBoard, SharedBoard } from '@stormbridge/sync';
import { Doc, encodeStateAsUpdate } from 'yjs';

const COMMANDS = 60;

/** A board that nobody sees, as a server would send it. */
export function rehearsalUpdate(): Uint8Array {
  const columns = evenKeys(COMMANDS);
  const board = applyChanges(
    emptyBoard,
    columns.flatMap((column, at) => [
      add('elements', `event-${at}`, { kind: 'event', label: `Something happened ${at}`, column }),
      add('elements', `command-${at}`, { kind: 'command', label: `Do something ${at}`, posTimeline: { x: at, y: 0 } }),
      add('flows', `flow-${at}`, { from: `command-${at}`, to: `event-${at}` }),
    ]),
  );
  const doc = new Doc();
  loadBoard(doc, board);
  const update = encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Takes a board in as it is taken in from a server, and forgets it again. */
export function rehearseTaking(update: Uint8Array): Board {
  const doc = new Doc();
  const shared = new SharedBoard(doc, { schedule: () => undefined });
  applyUpdate(doc, update);
  shared.flush();
  const { board } = shared;
  shared.destroy();
  doc.destroy();
  return board;
}
