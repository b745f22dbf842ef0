import type { Board } from '@stormbridge/model';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { TypesAnswer, TypesRequest } from './types.worker.ts';

export type ShownTypes =
  | { readonly state: 'waiting' }
  | { readonly state: 'ready'; readonly code: string }
  | { readonly state: 'failed'; readonly why: string };

/** Waiting time after the last change before the types are made anew, in ms. */
const PAUSE = 250;

/** Only what a contract is made of goes to the worker: a large board is mostly something else. */
const slim = (board: Board): Board => ({
  ...board,
  flows: new Map(),
  comments: new Map(),
  votes: new Map(),
  glossary: new Map(),
});

/** The TypeScript of an event version or command, made in a worker; the last one stays until the next one is there. */
export function useTypes(board: Board, owner: string): ShownTypes {
  const calm = useDeferredValue(board);
  const worker = useRef<Worker>(undefined);
  const [shown, setShown] = useState<ShownTypes>({ state: 'waiting' });
  useEffect(() => {
    const made = new Worker(new URL('./types.worker.ts', import.meta.url), { type: 'module' });
    worker.current = made;
    return () => {
      made.terminate();
      worker.current = undefined;
    };
  }, []);
  useEffect(() => {
    const id = Date.now() + Math.random();
    const onAnswer = ({ data }: MessageEvent<TypesAnswer>): void => {
      if (data.id !== id) return;
      setShown(data.ok ? { state: 'ready', code: data.code } : { state: 'failed', why: data.why });
    };
    const made = worker.current;
    made?.addEventListener('message', onAnswer);
    const timer = window.setTimeout(() => {
      made?.postMessage({ id, board: slim(calm), owner } satisfies TypesRequest);
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
      made?.removeEventListener('message', onAnswer);
    };
  }, [calm, owner]);
  return shown;
}
