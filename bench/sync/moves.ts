import { add, applyChanges, type Board, emptyBoard } from '@stormbridge/model';
import { applyUpdate, Doc, Map as YMap } from 'yjs';

/** Stickies side by side on a board. */
const COLUMNS = 50;

/** A board with so many domain events and nothing else. */
export const boardOfStickies = (count: number): Board =>
  applyChanges(
    emptyBoard,
    Array.from({ length: count }, (_, at) =>
      add('elements', stickyOf(at), {
        kind: 'event',
        label: `Something happened ${at}`,
        posTimeline: { x: (at % COLUMNS) * 200, y: Math.floor(at / COLUMNS) * 120 },
      }),
    ),
  );

/** Somebody who moves a sticky of their own. */
export interface Mover {
  /** Whose sticky it is, counted from 0. */
  readonly person: number;
  /** Client id of Yjs under which they write. */
  readonly client: number;
}

export const stickyOf = (person: number): string => `sticky-${person}`;

/**
 * Moves of some people's stickies as updates of Yjs (V1), for each person in their order. Every move is one struct under
 * the person's client id, so the n-th move has the clock n. One document makes them all: nobody touches the sticky of
 * another, so what each of them sends does not depend on the others.
 * @throws Error when the board has no sticky for one of them
 */
export function movesOf(
  board: Uint8Array,
  movers: readonly Mover[],
  count: number,
): readonly (readonly Uint8Array[])[] {
  const doc = new Doc();
  applyUpdate(doc, board);
  const stickies = doc.getMap('elements');
  let update: Uint8Array | undefined;
  doc.on('update', (bytes: Uint8Array) => {
    update = bytes;
  });
  return movers.map(({ person, client }) => {
    const row = stickies.get(stickyOf(person));
    if (!(row instanceof YMap)) throw new Error(`There is no sticky for person ${person}`);
    doc.clientID = client;
    return Array.from({ length: count }, (_, move) => {
      row.set('posTimeline', { x: person + move, y: move });
      if (update === undefined) throw new Error('A move was no update');
      return update;
    });
  });
}
