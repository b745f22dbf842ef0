import { type Board, normalise, readBoardFile, rowsOf, TABLE_NAMES, writeBoardFile } from '@stormbridge/model';
import { describe, expect, test } from 'vitest';
import { TextEditing } from './board/text-editing.ts';
import { readBoard } from './layout/read.ts';
import { loadBoard } from './layout/write.ts';
import { type Dice, diceOf } from './testing/dice.ts';
import { foreignWork, missing } from './testing/foreign-work.ts';
import { randomEdit, randomText } from './testing/random-edits.ts';
import { holdsAllOf, Peer, Relay, settle } from './testing/relay.ts';
import { smallBoard } from './testing/small-board.ts';

const SEEDS = 220;
const STEPS = 90;

/** One person in the random workshop, with what the tab of a real one would hold. */
class Actor {
  readonly peer: Peer;
  private readonly dice: Dice;
  private readonly client: number;
  private editor: TextEditing | undefined;
  private made = 0;
  /** Of each undone step: what of others came back with its undo, and may go again with its redo. */
  private cameBack: ReadonlyMap<string, string>[] = [];

  constructor(relay: Relay, client: number, dice: Dice) {
    this.client = client;
    this.dice = dice;
    const late = dice.chance(0.5);
    // Half of the tabs read what arrives only now and then, as a page does between two frames.
    this.peer = new Peer(relay, client, late ? () => undefined : undefined);
  }

  edit(): void {
    const newId = (): string => `r${this.client}-${this.made++}`;
    const changes = randomEdit(this.peer.board.board, this.dice, newId);
    if (this.peer.board.commit(changes, { merge: this.dice.pick([undefined, undefined, 'm']) })) this.cameBack = [];
  }

  type(): void {
    if (this.editor !== undefined && this.dice.chance(0.2)) {
      this.editor.end();
      this.editor = undefined;
    }
    const row = this.dice.pick(this.peer.board.board.elements.keys());
    if (row === undefined) return;
    this.editor ??= new TextEditing(this.peer.board, 'elements', row, this.dice.one('label', 'description'));
    const { value } = this.editor;
    const at = this.dice.below(value.length + 1);
    const typed = value.slice(0, at) + randomText(this.dice) + value.slice(at + this.dice.below(4));
    const before = this.peer.board.canRedo;
    this.editor.set(typed);
    if (before && !this.peer.board.canRedo) this.cameBack = [];
  }

  undo(): void {
    const { peer, client } = this;
    peer.board.flush();
    const before = foreignWork(peer.doc, peer.board.board, client);
    if (!peer.board.undo()) return;
    const after = foreignWork(peer.doc, peer.board.board, client);
    expect(missing(before, after), 'taken away by undo').toEqual([]);
    this.cameBack.push(new Map([...after].filter(([key]) => !before.has(key))));
  }

  redo(): void {
    const { peer, client } = this;
    peer.board.flush();
    const steps = this.cameBack.length;
    const before = foreignWork(peer.doc, peer.board.board, client);
    if (!peer.board.redo()) return;
    const after = foreignWork(peer.doc, peer.board.board, client);
    const mayGo = this.cameBack.slice(0, steps).flatMap((entries) => [...entries.keys()]);
    expect(
      missing(before, after).filter((key) => !mayGo.includes(key)),
      'taken away by redo',
    ).toEqual([]);
  }

  flush(): void {
    this.peer.board.flush();
  }
}

function step(relay: Relay, actors: readonly Actor[], dice: Dice): void {
  const actor = dice.pick(actors);
  if (actor === undefined) return;
  const chance = dice.below(100);
  if (chance < 38) actor.edit();
  else if (chance < 52) actor.type();
  else if (chance < 64) actor.undo();
  else if (chance < 70) actor.redo();
  else if (chance < 74) actor.peer.cut();
  else if (chance < 76) for (const one of actors) one.peer.cut();
  else if (chance < 84) actor.peer.connect();
  else if (chance < 92) relay.tick();
  else if (chance < 98) actor.peer.receive(1 + dice.below(4));
  else actor.flush();
}

const rowsById = (board: Board) =>
  Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map([...rowsOf(board, table)].sort())]));

describe('three people who edit at random', () => {
  test('[S40] [S41] [S42] end with equal, valid boards; saved means saved; undo takes nothing from others', {
    timeout: 180_000,
  }, () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      try {
        run(seed);
      } catch (error) {
        throw new Error(`Seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    }
  });
});

function run(seed: number): void {
  const dice = diceOf(seed);
  const relay = new Relay();
  relay.doc.clientID = 9;
  loadBoard(relay.doc, smallBoard());
  const actors = [1, 2, 3].map((client) => new Actor(relay, client, dice));
  const peers = actors.map(({ peer }) => peer);
  settle(relay, peers);
  for (let at = 0; at < STEPS; at++) {
    step(relay, actors, dice);
    if (at % 10 !== 0) continue;
    for (const { saving, doc } of peers)
      if (saving.state.kind === 'saved') expect(holdsAllOf(relay.doc, doc)).toBe(true);
  }
  settle(relay, peers);
  for (const actor of actors) actor.flush();
  const board = readBoard(relay.doc);
  for (const { board: shared, doc, saving } of peers) {
    expect(saving.state).toEqual({ kind: 'saved', unsaved: false });
    expect(holdsAllOf(relay.doc, doc)).toBe(true);
    expect(rowsById(shared.board)).toEqual(rowsById(board));
    expect(rowsById(readBoard(doc))).toEqual(rowsById(board));
    expect(doc.store.pendingStructs).toBeNull();
  }
  expect(normalise(board)).toBe(board);
  const file = readBoardFile(JSON.parse(writeBoardFile(board)));
  expect(file.ok ? [] : file.problems).toEqual([]);
}
