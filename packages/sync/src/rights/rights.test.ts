import { addElement, changeKind, KINDS, type Kind, relabel, removeRows, STAGES, TABLE_NAMES } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { Doc } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { STAMP, stampOf } from '../layout/stamp.ts';
import { loadBoard } from '../layout/write.ts';
import { firstSession, type SessionState } from '../session/session.ts';
import { smallBoard } from '../testing/small-board.ts';
import { firstRefusal, refusalMessage, refusalOf, type Touch, type Who } from './rights.ts';

const ANN: Who = { role: 'participant', user: 'ann' };
const make = (kind: Kind): Touch => ({ table: 'elements', does: 'make', kind, madeBy: undefined });
const change = (madeBy?: string): Touch => ({ table: 'elements', does: 'change', kind: undefined, madeBy });
const session = (patch: Partial<SessionState>): SessionState => ({ ...firstSession, ...patch });

describe('rights', () => {
  test('[S80] facilitators are bound by nothing, viewers by everything, participants by a lock', () => {
    const strict = session({ locked: true, rights: 'guided', ownOnly: true });
    for (const touch of [make('command'), change('bob'), change()]) {
      expect(refusalOf(strict, { role: 'facilitator', user: 'f' }, touch)).toBeUndefined();
      expect(refusalOf(firstSession, { role: 'viewer', user: 'v' }, touch)).toBe('viewer');
      expect(refusalOf(strict, ANN, touch)).toBe('locked');
      expect(refusalOf(firstSession, ANN, touch)).toBeUndefined();
    }
    expect(refusalMessage('locked', strict)).toBe('The facilitator has locked the board.');
  });

  test('[S81] a guided stage takes what it offers and no more, and lets everything be changed', () => {
    for (const { number, offers } of STAGES) {
      const guided = session({ rights: 'guided', stage: number });
      const made = KINDS.filter((kind) => refusalOf(guided, ANN, make(kind)) === undefined);
      expect([...made].sort()).toEqual([...offers].sort());
      for (const table of TABLE_NAMES)
        expect(refusalOf(guided, ANN, { table, does: 'change', kind: undefined, madeBy: 'bob' })).toBeUndefined();
    }
    const first = session({ rights: 'guided' });
    expect(refusalMessage('stage', first)).toBe(
      'In the stage "Event discovery" the team adds only: domain events, hot spots.',
    );
    const flow: Touch = { table: 'flows', does: 'make', kind: undefined, madeBy: undefined };
    expect(refusalOf(first, ANN, flow)).toBe('stage');
    expect(refusalOf(session({ rights: 'guided', stage: 3 }), ANN, flow)).toBeUndefined();
  });

  test('[S85] in silent mode the board takes no stickies of participants, private documents take those of stage 1', () => {
    const silent = session({ silent: true });
    const lead: Who = { role: 'facilitator', user: 'f' };
    const version: Touch = { table: 'eventVersions', does: 'make', kind: undefined, madeBy: undefined };
    const flow: Touch = { ...version, table: 'flows' };
    for (const kind of KINDS) {
      expect(refusalOf(silent, ANN, make(kind))).toBe('silent');
      expect(refusalOf(silent, lead, make(kind))).toBeUndefined();
      for (const who of [ANN, lead]) {
        const known = kind === 'event' || kind === 'hotSpot';
        expect(firstRefusal(silent, who, [make(kind)], 'private')).toBe(known ? undefined : 'private');
        expect(firstRefusal(firstSession, who, [make(kind)], 'private')).toBe(known ? 'revealed' : 'private');
      }
    }
    expect(refusalOf(silent, ANN, change('bob'))).toBeUndefined();
    expect(refusalOf(silent, ANN, flow)).toBeUndefined();
    expect(firstRefusal(silent, ANN, [version], 'private')).toBeUndefined();
    expect(firstRefusal(firstSession, ANN, [version], 'private')).toBe('revealed');
    expect(firstRefusal(firstSession, ANN, [change('ann')], 'private')).toBeUndefined();
    expect(firstRefusal(silent, ANN, [flow], 'private')).toBe('private');
    expect(firstRefusal(session({ silent: true, locked: true }), ANN, [change()], 'private')).toBe('locked');
    expect(firstRefusal(silent, { role: 'viewer', user: 'v' }, [change()], 'private')).toBe('viewer');
    for (const refusal of ['silent', 'revealed', 'private'] as const)
      expect(refusalMessage(refusal, silent)).toMatch(/^[A-Z].*\.$/);
  });

  test('[S82] only their own stickies', () => {
    const own = session({ ownOnly: true });
    expect(refusalOf(own, ANN, change('ann'))).toBeUndefined();
    expect(refusalOf(own, ANN, change())).toBeUndefined();
    expect(refusalOf(own, ANN, change('bob'))).toBe('others');
    expect(refusalOf(own, { ...ANN, user: undefined }, change('bob'))).toBe('others');
    expect(refusalOf(own, ANN, { ...change('bob'), table: 'contexts' })).toBeUndefined();
    expect(firstRefusal(own, ANN, [make('command'), change('ann'), change('bob')])).toBe('others');
  });
});

/** A board of Ann's on which the session binds what she does; Bob made the command. */
function bound(now: { session: SessionState }) {
  const doc = new Doc();
  loadBoard(doc, smallBoard());
  const row = doc.getMap('elements').get('charge') as ReturnType<typeof doc.getMap>;
  row.set(STAMP, { user: 'bob', at: 5 });
  const refused: unknown[] = [];
  const board = new SharedBoard(doc, {
    permit: (touches) => {
      const refusal = firstRefusal(now.session, ANN, touches);
      if (refusal !== undefined) refused.push(refusal);
      return refusal === undefined;
    },
  });
  return { doc, board, refused };
}

describe('a board that asks', () => {
  test('[S83] does only what is permitted', () => {
    const now = { session: session({ rights: 'guided', ownOnly: true }) };
    const { doc, board, refused } = bound(now);
    expect(stampOf(doc, 'elements', 'charge')).toEqual({ user: 'bob', at: 5 });
    expect(board.commit(addElement('n1', { kind: 'event', label: 'New' }))).toBe(true);
    expect(board.commit(addElement('n2', { kind: 'command', label: 'No' }))).toBe(false);
    expect(board.commit(changeKind(board.board, 'n1', 'policy'))).toBe(false);
    expect(board.commit(relabel(board.board, 'charge', 'Mine now'))).toBe(false);
    expect(board.commit(removeRows(board.board, ['charge']))).toBe(false);
    expect(board.commit(relabel(board.board, 'n1', 'Newer'))).toBe(true);
    expect(refused).toEqual(['stage', 'stage', 'others', 'others']);
    now.session = session({ stage: 4, rights: 'guided', locked: true });
    expect([board.undo(), board.board.elements.get('n1')?.label]).toEqual([false, 'Newer']);
  });

  test('[S83] bringing back what was taken away is no making', () => {
    const now = { session: firstSession };
    const { board } = bound(now);
    board.commit(removeRows(board.board, ['charge']));
    now.session = session({ rights: 'guided' });
    expect([board.undo(), board.board.elements.has('charge')]).toEqual([true, true]);
  });

  test('[S84] a row that the server has stamped is still undone', () => {
    const { doc, board } = bound({ session: firstSession });
    board.commit(addElement('n1', { kind: 'event', label: 'New', author: 'Mallory' }));
    // As the server does, under a client id of its own.
    doc.clientID += 1;
    const row = doc.getMap('elements').get('n1') as ReturnType<typeof doc.getMap>;
    doc.transact(() => {
      row.set(STAMP, { user: 'ann', at: 1 });
      row.set('author', 'Ann');
    });
    expect([board.undo(), board.board.elements.has('n1')]).toEqual([true, false]);
  });
});
