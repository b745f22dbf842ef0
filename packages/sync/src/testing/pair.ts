import type { Board } from '@stormbridge/model';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { SharedBoard } from '../board/shared-board.ts';
import { loadBoard } from '../layout/write.ts';
import { smallBoard } from './small-board.ts';

/** Two people with the same board; what they do reaches the other with `exchange`. */
export interface Pair {
  readonly a: SharedBoard;
  readonly b: SharedBoard;
  readonly docs: { readonly a: Doc; readonly b: Doc };
  readonly exchange: () => void;
}

export function pair(board: Board = smallBoard()): Pair {
  const docs = { a: docOf(1), b: docOf(2) };
  const first = docOf(9);
  loadBoard(first, board);
  for (const doc of Object.values(docs)) applyUpdate(doc, encodeStateAsUpdate(first));
  const exchange = (): void => {
    const forB = encodeStateAsUpdate(docs.a, encodeStateVector(docs.b));
    applyUpdate(docs.a, encodeStateAsUpdate(docs.b, encodeStateVector(docs.a)));
    applyUpdate(docs.b, forB);
  };
  return { a: new SharedBoard(docs.a), b: new SharedBoard(docs.b), docs, exchange };
}

export function docOf(client: number): Doc {
  const doc = new Doc();
  doc.clientID = client;
  return doc;
}
