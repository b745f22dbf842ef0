import {
  acceptServices,
  acceptSubscriptions,
  add,
  addElement,
  assign,
  type Board,
  type BoardChange,
  changeKind,
  changeSettings,
  connect,
  duplicate,
  ELEMENT_KINDS,
  emptyBoard,
  moveTo,
  newVersion,
  normalise,
  patch,
  placeAfter,
  placeAggregate,
  placeInTime,
  proposeServices,
  proposeSubscriptions,
  relabel,
  removeRows,
  rowsOf,
  TABLE_NAMES,
} from '@stormbridge/model';
import {
  BOARD_ROOTS,
  firstRefusal,
  firstSession,
  loadBoard,
  readBoard,
  type SessionState,
  SharedBoard,
  TextEditing,
  type Who,
} from '@stormbridge/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { stampOrigin } from '../room/origin.ts';
import { admit, type DocumentView } from './guard.ts';
import { judge } from './judge.ts';
import { madeRows } from './touched.ts';

/** The server's side of a room without its sockets: judges, applies, stamps. */
class House {
  doc = new Y.Doc();
  session: SessionState = firstSession;
  readonly refused: string[] = [];
  private readonly owners = new Map<number, string>();

  constructor() {
    loadBoard(this.doc, emptyBoard);
  }

  private get view(): DocumentView {
    const { doc, owners } = this;
    return {
      clockOf: (client) => Y.getState(doc.store, client),
      ownerOf: (client) => owners.get(client),
      roots: new Set(BOARD_ROOTS),
    };
  }

  /** Takes an update. `false` when it builds on something that is not here. */
  take(bytes: Uint8Array, who: Who & { readonly user: string }): boolean {
    const verdict = admit(bytes, who.user, this.view, DEFAULT_LIMITS);
    if (verdict.verdict === 'gap') return false;
    if (verdict.verdict === 'reject') this.refused.push(`${verdict.rule} ${verdict.message}`);
    if (verdict.verdict !== 'admit') return true;
    const judged = judge('board', verdict.decoded, this.doc, who, [this.session]);
    if ('reject' in judged) {
      this.refused.push(`${judged.reject.rule} ${judged.reject.message}`);
      return true;
    }
    Y.applyUpdate(this.doc, bytes);
    const origin = { user: who.user, at: 1, names: [who.user] };
    this.doc.transact(() => stampOrigin(this.doc, madeRows(judged.work), origin));
    expect([this.doc.store.pendingStructs, this.doc.store.pendingDs]).toEqual([null, null]);
    return true;
  }

  /** Ends and comes back from what is stored, under another client id. */
  restart(): void {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc));
    this.doc = doc;
  }
}

type Dice = (below: number) => number;
const pick = <T>(dice: Dice, all: Iterable<T>): T | undefined => {
  const list = [...all];
  return list[dice(list.length || 1)];
};

/** One person with a page, who may be away and whose page reads late. */
class Page {
  readonly who: Who & { readonly user: string };
  readonly doc = new Y.Doc();
  readonly board: SharedBoard;
  online = true;
  private readonly house: House;
  private readonly waiting: Uint8Array[] = [];
  private made = 0;

  constructor(house: House, user: string) {
    this.house = house;
    this.who = { role: 'participant', user };
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(house.doc), 'server');
    this.board = new SharedBoard(this.doc, {
      permit: (touches) => firstRefusal(house.session, this.who, touches) === undefined,
    });
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.waiting.push(bytes);
    });
  }

  act(dice: Dice): void {
    const { board } = this.board;
    const anyOf = (...tables: readonly (typeof TABLE_NAMES)[number][]): string =>
      pick(
        dice,
        tables.flatMap((table) => [...rowsOf(board, table).keys()]),
      ) ?? 'none';
    const newId = (): string => `${this.who.user}${this.made++}`;
    const words = ['Order placed', 'Pay 🧡', '', 'A', 'x y z'][dice(5)] ?? '';
    const edits: ((board: Board) => readonly BoardChange[])[] = [
      () => addElement(newId(), { kind: pick(dice, ELEMENT_KINDS) ?? 'event', label: words, author: this.who.user }),
      () => addElement(newId(), { kind: 'event', label: words, author: 'somebody' }),
      () => relabel(board, anyOf('elements', 'contexts', 'aggregates'), words),
      () => moveTo(board, 'timeline', [{ id: anyOf('elements'), to: { x: dice(900), y: dice(500) } }]),
      () => changeKind(board, anyOf('elements'), pick(dice, ELEMENT_KINDS) ?? 'event'),
      () => removeRows(board, [anyOf(...TABLE_NAMES)]),
      () => duplicate(board, [anyOf('elements'), anyOf('elements')], newId).changes,
      () => {
        const flow = connect(board, newId(), anyOf('elements'), anyOf('elements', 'aggregates'));
        return flow.ok ? flow.value : [];
      },
      () => [add('aggregates', newId(), { name: words })],
      () => [add('contexts', newId(), { name: words, frame: { x: 1, y: 2, w: 300, h: 200 } })],
      () => placeAggregate(board, anyOf('aggregates'), anyOf('contexts'), { x: 5, y: 5 }),
      () => assign(board, [anyOf('elements')], anyOf('aggregates'), pick(dice, board.placements.keys())),
      () => acceptServices(board, proposeServices(board).slice(0, 2)),
      () => acceptSubscriptions(proposeSubscriptions(board).slice(0, 2)),
      () => [add('comments', newId(), { on: anyOf('elements'), text: words })],
      () => {
        const event = pick(dice, board.elements.values());
        return event === undefined
          ? []
          : placeInTime(board, [event.id], placeAfter(board, event), () => dice(100) / 100);
      },
      () => changeSettings(board, { title: words }),
      () => newVersion(board, anyOf('elements'), newId),
      () => [patch('eventVersions', anyOf('eventVersions'), { title: words, sample: { a: [1, null, words] } })],
      () => [patch('elements', anyOf('elements'), { pivotal: dice(2) === 1, lane: words })],
    ];
    const way = dice(10);
    if (way < 6) this.board.commit(pick(dice, edits)?.(board) ?? []);
    else if (way < 8) this.type(anyOf('elements'), dice, words);
    else if (way < 9) this.board.undo();
    else this.board.redo();
  }

  private type(id: string, dice: Dice, words: string): void {
    if (!this.board.board.elements.has(id)) return;
    const editor = new TextEditing(this.board, 'elements', id, 'label');
    const at = dice(editor.value.length + 1);
    editor.set(editor.value.slice(0, at) + words + editor.value.slice(at + dice(3)));
    editor.end();
  }

  /** Sends what it has, as the page does: each change, or several as one, or after an absence all that is missing. */
  send(dice: Dice): void {
    const updates = this.waiting.splice(0);
    if (updates.length === 0) return;
    const sent = dice(2) === 0 ? updates : [Y.mergeUpdates(updates)];
    if (sent.every((bytes) => this.house.take(bytes, this.who))) return;
    this.sync();
  }

  hear(): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.house.doc, Y.encodeStateVector(this.doc)), 'server');
  }

  sync(): void {
    this.waiting.length = 0;
    const bytes = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(this.house.doc));
    expect(this.house.take(bytes, this.who), 'all of it leaves no hole').toBe(true);
    this.hear();
  }
}

/** Numbers from a list of chosen ones, so that a failing run is made smaller. */
const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

function workshop(seed: number, steps: number, everyStep: (house: House, dice: Dice) => void): House {
  const dice = diceOf(seed);
  const house = new House();
  const pages = ['ann', 'bob', 'eve'].map((user) => new Page(house, user));
  for (let step = 0; step < steps; step++) {
    everyStep(house, dice);
    const page = pages[dice(3)]!;
    page.act(dice);
    if (!page.online) {
      if (dice(8) > 0) continue;
      page.online = true;
      page.sync();
    } else if (house.session === firstSession && dice(12) === 0) page.online = false;
    else if (house.session !== firstSession || dice(3) > 0) {
      page.send(dice);
      for (const one of pages) if (one.online && (house.session !== firstSession || dice(3) > 0)) one.hear();
    }
    if (dice(40) === 0) house.restart();
    expect(house.refused).toEqual([]);
  }
  for (const page of pages) page.sync();
  for (const page of pages) page.hear();
  const board = readBoard(house.doc);
  for (const page of pages) expect(readBoard(page.doc)).toEqual(board);
  expect(normalise(board)).toBe(board);
  return house;
}

test('[A20] [A21] [A22] [A23] honest editing by three people is never refused: late, merged, from offline, undone, after a restart', {
  timeout: 120_000,
}, () => {
  let rows = 0;
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const house = workshop(seed, 120, () => undefined);
      expect(house.refused).toEqual([]);
      rows += readBoard(house.doc).elements.size;
    }),
    { numRuns: 60 },
  );
  expect(rows).toBeGreaterThan(100);
});

test('[A23] what a page allows, by the session that it sees, the server does not refuse', { timeout: 120_000 }, () => {
  const refusals = new Set<boolean>();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      workshop(seed, 120, (house, dice) => {
        // From the first step on somebody steers, so nobody is away.
        if (house.session !== firstSession && dice(10) > 0) return;
        house.session = {
          ...firstSession,
          stage: 1 + dice(9),
          rights: dice(2) === 0 ? 'guided' : 'open',
          ownOnly: dice(2) === 0,
          locked: dice(8) === 0,
        };
        refusals.add(house.session.ownOnly);
      });
    }),
    { numRuns: 60 },
  );
  expect(refusals.size).toBe(2);
});
