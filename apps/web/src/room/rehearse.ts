import { rehearsalUpdate, rehearseTaking } from '../board/rehearse.ts';
import { rehearsePainting, rehearseScene } from '../canvas/rehearse.ts';

/** How often. A browser makes code fast once it has run often; each time is a few ms, in a moment in which nobody waits. */
const TIMES = 6;

/**
 * Does what joining does with a small board that nobody sees, piece by piece while the browser is idle: the code has run
 * when the real board comes, which takes a third less time then. Gives the way to stop.
 */
export function rehearse(): () => void {
  const pieces = rehearsal();
  let next = whenIdle(step);
  function step(): void {
    if (!pieces.next().done) next = whenIdle(step);
  }
  return () => next();
}

function* rehearsal(): Generator<void, void, void> {
  const update = rehearsalUpdate();
  for (let time = 0; time < TIMES; time++) {
    yield;
    const board = rehearseTaking(update);
    yield;
    const scene = rehearseScene(board);
    yield;
    rehearsePainting(scene);
  }
}

/** Runs something when there is nothing else to do; gives the way not to. */
function whenIdle(run: () => void): () => void {
  // Safari knows no idle time.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 50);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(run, { timeout: 1000 });
  return () => cancelIdleCallback(asked);
}
