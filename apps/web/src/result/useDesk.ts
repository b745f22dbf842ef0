import type { Board } from '@stormbridge/model';
import { createContext, useContext, useEffect, useState } from 'react';
import type { Desk } from './desk.ts';
import type { MadeFile, Outlook, Piece } from './maker-talk.ts';

export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk of the result stage. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('There is no desk around this component');
  return desk;
}

/** Something that is on its way; `last` is what was there before, until the next one has come. */
export type Coming<T> =
  | { readonly state: 'waiting'; readonly last: T | undefined }
  | { readonly state: 'there'; readonly last: T }
  | { readonly state: 'failed'; readonly last: undefined; readonly why: string };

/** What the last question gave; an answer to an older one is not listened to. `undefined` asks nothing. */
function useComing<T>(ask: (() => Promise<T>) | undefined, keys: readonly unknown[]): Coming<T> {
  const [coming, setComing] = useState<Coming<T>>({ state: 'waiting', last: undefined });
  useEffect(() => {
    if (ask === undefined) return setComing({ state: 'waiting', last: undefined });
    let listening = true;
    setComing(({ last }) => ({ state: 'waiting', last }));
    // A task of its own: a large board takes a while to be sent, and the page has just been drawn.
    const timer = window.setTimeout(() =>
      ask().then(
        (last) => listening && setComing({ state: 'there', last }),
        (error: unknown) =>
          listening &&
          setComing({ state: 'failed', last: undefined, why: error instanceof Error ? error.message : String(error) }),
      ),
    );
    return () => {
      listening = false;
      window.clearTimeout(timer);
    };
  }, keys);
  return coming;
}

/** What is known of a board before anything is made. */
export function useOutlook(board: Board): Coming<Outlook> {
  const desk = useDesk();
  return useComing(() => desk.look(board), [desk, board]);
}

/** The files that an export of a board would write; nothing is asked while it cannot be made. */
export function useFiles(board: Board, exporter: string, can: boolean): Coming<readonly MadeFile[]> {
  const desk = useDesk();
  return useComing(can ? () => desk.list(board, exporter) : undefined, [desk, board, exporter, can]);
}

/** One of these files, coloured. Until it has come there is nothing: what stands under its name must be its text. */
export function useFile(
  board: Board,
  exporter: string,
  path: string | undefined,
): Coming<readonly (readonly Piece[])[]> {
  const desk = useDesk();
  const coming = useComing(
    path === undefined ? undefined : async () => ({ path, lines: await desk.read(board, exporter, path) }),
    [desk, board, exporter, path],
  );
  if (coming.state === 'failed') return coming;
  if (coming.last === undefined || coming.last.path !== path) return { state: 'waiting', last: undefined };
  return { state: coming.state, last: coming.last.lines };
}
