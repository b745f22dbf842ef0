import { normalise } from '@stormbridge/model';
import { arbitraryRawBoard } from '@stormbridge/model/testing';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, type Map as YMap, type Text as YText } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { type Dice, diceOf } from '../testing/dice.ts';
import { docOf } from '../testing/pair.ts';
import { randomEdit } from '../testing/random-edits.ts';
import { Peer, Relay, settle } from '../testing/relay.ts';
import { smallBoard } from '../testing/small-board.ts';
import { readBoard } from './read.ts';
import { readState, restoreState } from './restore.ts';
import { STAMP, stampOf } from './stamp.ts';
import { loadBoard } from './write.ts';

const restore = (doc: Doc, state: ReturnType<typeof readState>): void => doc.transact(() => restoreState(doc, state));

function edit(shared: SharedBoard, dice: Dice, times: number, prefix: string): void {
  for (let at = 0; at < times; at++)
    shared.commit(randomEdit(shared.board, dice, () => `${prefix}-${at}-${dice.below(1e9)}`));
}

/** As a document would look after a thread or a file has carried it. */
const copied = <T>(value: T): T => structuredClone(value);

describe('restoring', () => {
  test('[S95] after random edits the board is the one of the point, and then the one of before restoring', () => {
    for (let seed = 0; seed < 60; seed++) {
      const dice = diceOf(seed);
      const doc = docOf(1);
      loadBoard(doc, smallBoard());
      const shared = new SharedBoard(doc);
      edit(shared, dice, 15, 'a');
      const then = copied(readState(doc));
      const thenBoard = readBoard(doc);
      edit(shared, dice, 25, 'b');
      const before = copied(readState(doc));
      const beforeBoard = readBoard(doc);
      restore(doc, then);
      expect(readBoard(doc), `seed ${seed}`).toEqual(thenBoard);
      expect(shared.board).toEqual(thenBoard);
      restore(doc, before);
      expect(readBoard(doc), `seed ${seed}, back`).toEqual(beforeBoard);
    }
  });

  test('[S95] any board is restored in a document that holds any other', () => {
    void fc.assert(
      fc.property(arbitraryRawBoard({ rows: 4 }), arbitraryRawBoard({ rows: 4 }), (one, other) => {
        const [doc, then] = [docOf(1), docOf(2)];
        loadBoard(doc, one);
        loadBoard(then, other);
        restore(doc, readState(then));
        expect(readBoard(doc)).toEqual(readBoard(then));
        expect(normalise(readState(doc).rows)).toEqual(readBoard(then));
      }),
      { numRuns: 60 },
    );
  });

  test('[S96] what is as it was is not written; a text is changed where it differs', () => {
    const doc = docOf(1);
    loadBoard(doc, smallBoard());
    const then = readState(doc);
    const vector = encodeStateVector(doc);
    restore(doc, then);
    expect(encodeStateVector(doc)).toEqual(vector);
    const label = doc.getMap<YMap<unknown>>('elements').get('charge')?.get('label') as YText;
    label.insert(3, 'XY');
    const bytes = encodeStateAsUpdate(doc).length;
    restore(doc, then);
    expect(label.toString()).toBe('Charge');
    expect(encodeStateAsUpdate(doc).length - bytes).toBeLessThan(12);
  });

  test('[S96] a text that two people have made longer than is shown becomes what was shown', () => {
    const doc = docOf(1);
    loadBoard(doc, smallBoard());
    const label = doc.getMap<YMap<unknown>>('elements').get('charge')?.get('label') as YText;
    label.insert(0, 'x'.repeat(600));
    const then = readBoard(doc);
    const state = readState(doc);
    label.insert(0, 'y'.repeat(600));
    restore(doc, state);
    expect(readBoard(doc)).toEqual(then);
  });

  test('[S97] who made a row, and when, is as it was, also of a row that is gone for good', () => {
    const doc = docOf(1);
    loadBoard(doc, smallBoard());
    const row = doc.getMap<YMap<unknown>>('elements').get('charge') as YMap<unknown>;
    row.set(STAMP, { user: 'ada', at: 7 });
    row.set('author', 'Ada');
    const state = readState(doc);
    const then = readBoard(doc);
    row.set('del', true);
    restore(doc, copied(state));
    expect(stampOf(doc, 'elements', 'charge')).toEqual({ user: 'ada', at: 7 });
    const cleared = new Doc();
    restore(cleared, copied(state));
    expect(readBoard(cleared)).toEqual(then);
    expect(cleared.getMap<YMap<unknown>>('elements').get('charge')?.get('author')).toBe('Ada');
    expect(stampOf(cleared, 'elements', 'charge')).toEqual({ user: 'ada', at: 7 });
  });
});

describe('restoring while people are at it', () => {
  test('[S98] everybody ends with the same board, and undo and redo of what they did before take nothing of it away', () => {
    for (let seed = 0; seed < 40; seed++) {
      const dice = diceOf(1000 + seed);
      const relay = new Relay();
      relay.doc.clientID = 99;
      loadBoard(relay.doc, smallBoard());
      const peers = [new Peer(relay, 1), new Peer(relay, 2)] as const;
      settle(relay, peers);
      const then = copied(readState(relay.doc));
      const thenBoard = readBoard(relay.doc);
      for (const peer of peers) edit(peer.board, dice, 12, `p${peer.doc.clientID}`);
      settle(relay, peers);
      const late = dice.chance(0.5);
      if (late) {
        // Still on the way when the board is restored.
        edit(peers[0].board, dice, 3, 'late');
      }
      const update: Uint8Array[] = [];
      relay.doc.once('update', (bytes: Uint8Array) => update.push(bytes));
      restore(relay.doc, then);
      for (const peer of peers) for (const bytes of update) applyUpdate(peer.doc, bytes, peer);
      settle(relay, peers);
      if (!late) for (const peer of peers) expect(peer.board.board, `seed ${seed}`).toEqual(thenBoard);
      else expect(peers[0].board.board).toEqual(peers[1].board.board);
      if (late) continue;
      for (let n = 0; n < 14; n++) peers[0].board.undo();
      for (let n = 0; n < 14; n++) peers[0].board.redo();
      settle(relay, peers);
      for (const peer of peers) expect(peer.board.board, `seed ${seed}, undone`).toEqual(readBoard(relay.doc));
      const lost = [...thenBoard.elements.values()].filter(
        ({ id, label }) => peers[0].board.board.elements.get(id)?.label !== label,
      );
      expect(lost, `seed ${seed}, taken away by undo`).toEqual([]);
    }
  });
});
