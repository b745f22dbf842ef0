/** A page that is not seen paints no frames; it still keeps up, this many ms late. */
const UNSEEN = 250;

/**
 * Runs things once per animation frame, however often it is asked: the last thing asked for wins. Outside a browser, and
 * in a tab that paints nothing, a timer takes the frame's place.
 */
export function oncePerFrame(): (run: () => void) => void {
  let next: (() => void) | undefined;
  return (run) => {
    const asked = next !== undefined;
    next = run;
    if (asked) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const due = (): void => {
      clearTimeout(timer);
      const now = next;
      next = undefined;
      now?.();
    };
    timer = setTimeout(due, typeof requestAnimationFrame === 'function' ? UNSEEN : 0);
    if (typeof requestAnimationFrame === 'function') requestAnimationFrame(due);
  };
}
