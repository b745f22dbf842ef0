import { useEffect } from 'react';
import { Desk } from './desk.ts';

/** Ms for which people stay in the last stage before the result before anything is done ahead, and for which it is kept. */
const [PAUSE, KEPT] = [2000, 10_000];

let ahead: Desk | undefined;

/** The desk that was made ready for the result, or a new one. It is the caller's from then on. */
export function takeDesk(): Desk {
  const desk = ahead ?? new Desk();
  ahead = undefined;
  return desk;
}

/** Makes a desk ready for who goes on to the result: the generator is loaded and has run once. */
export function useDeskAhead(): void {
  useEffect(() => {
    const timer = window.setTimeout(() => {
      ahead ??= new Desk();
      ahead.warm();
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
      const left = ahead;
      // Whoever goes on to the result takes it within a moment.
      if (left !== undefined) window.setTimeout(() => drop(left), KEPT);
    };
  }, []);
}

function drop(desk: Desk): void {
  if (ahead !== desk) return;
  ahead = undefined;
  desk.stop();
}
