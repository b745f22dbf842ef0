import { encodeFrame, type Frame, writeAwareness } from '@stormbridge/sync';
import * as Y from 'yjs';
import { addSticky } from './clients.ts';
import { below, type Chance, mutated } from './mutations.ts';

/** Frames to start from: what honest pages send on a board, and what is almost an attack. */
export function seedFrames(board: Y.Doc, chance: Chance): readonly Frame[] {
  const updates = [...editsOf(board, chance), ...hostile(board, chance)];
  const state = JSON.stringify({ user: { name: 'Eve' }, cursor: { x: 1, y: 2 } });
  const client = below(2 ** 32, chance);
  return [
    ...updates.map((bytes): Frame => ({ type: 'sync', step: chance() < 0.8 ? 'update' : 'step2', bytes })),
    { type: 'sync', step: 'step1', bytes: Y.encodeStateVector(board) },
    { type: 'sync', step: 'step2', bytes: Y.encodeStateAsUpdate(board) },
    { type: 'awareness', bytes: writeAwareness([{ client, clock: 1, state }]) },
    { type: 'awareness', bytes: writeAwareness([{ client, clock: 2, state: 'null' }]) },
    { type: 'queryAwareness' },
  ];
}

/** A frame with mistakes: most often in what it carries, else anywhere. */
export function mutatedFrame(frames: readonly Frame[], chance: Chance): Uint8Array {
  const pick = (): Frame => frames[below(frames.length, chance)] ?? { type: 'queryAwareness' };
  const [frame, other] = [pick(), pick()];
  const spoil = (bytes: Uint8Array): Uint8Array => mutated(bytes, encodeFrame(other), chance);
  if (!('bytes' in frame) || chance() < 0.15) return spoil(encodeFrame(frame));
  return encodeFrame({ ...frame, bytes: spoil(frame.bytes) });
}

const textIn = (doc: Y.Doc, id: string): Y.Text => (doc.getMap('elements').get(id) as Y.Map<Y.Text>).get('label')!;

/** What somebody may do on a board of whom nobody has heard before, one update each. */
function editsOf(board: Y.Doc, chance: Chance): readonly Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board));
  doc.clientID = below(2 ** 32, chance);
  const updates: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
  const id = `x${below(2 ** 32, chance)}`;
  addSticky(doc, id, 'Order Placed');
  const row = doc.getMap('elements').get(id) as Y.Map<unknown>;
  textIn(doc, id).insert(5, ' was');
  textIn(doc, id).delete(0, 3);
  row.set('posTimeline', { x: below(5000, chance), y: 7 });
  row.set('del', true);
  doc.transact(() => {
    const flow = new Y.Map<unknown>();
    doc.getMap('flows').set(`f${below(1000, chance)}`, flow);
    flow.set('from', id);
    flow.set('to', 'first');
  });
  const all = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(board));
  doc.destroy();
  return [...updates, all];
}

/** Pieces that wait for each other, a deletion of what is there, bare deleted pieces, a hole, and format V2. */
function hostile(board: Y.Doc, chance: Chance): readonly Uint8Array[] {
  const [one, two] = [1 + below(100, chance), 101 + below(20, chance)];
  const known = [...board.store.clients.keys()];
  const client = known[below(known.length, chance)] ?? one;
  const empty = new Y.Doc();
  empty.getMap('elements').set('gone', new Y.Map());
  return [
    Uint8Array.of(2, 1, two, 0, 136, one, 0, 1, 126, 1, one, 0, 136, two, 0, 1, 126, 0),
    Y.encodeStateAsUpdate(withDeletion(client)),
    Uint8Array.of(1, 1, one, 0, 0, 5, 0),
    Uint8Array.of(1, 1, one, 9, 0, 5, 0),
    Y.encodeStateAsUpdateV2(empty),
  ];
}

function withDeletion(client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getMap('elements').set('a', 1);
  doc.getMap('elements').delete('a');
  return doc;
}
