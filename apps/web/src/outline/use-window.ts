import { type RefObject, useLayoutEffect, useState } from 'react';

/** Height of one line of the outline, in px. */
export const ROW_HEIGHT = 28;
/** A tree with at most this many lines is in the page as a whole. */
export const WHOLE = 300;
/** Lines above and below what is seen that are in the page too. */
const AROUND = 20;

/** Which lines of a long list are in the page, for a place to which it is scrolled. */
export function windowOf(
  count: number,
  scrolled: number,
  height: number,
): { readonly from: number; readonly to: number } {
  if (count <= WHOLE) return { from: 0, to: count };
  const first = Math.floor(scrolled / ROW_HEIGHT);
  const seen = Math.ceil(height / ROW_HEIGHT);
  return { from: Math.max(first - AROUND, 0), to: Math.min(first + seen + AROUND, count) };
}

/** The lines of a scrolled list that have to be in the page. */
export function useWindow(scroller: RefObject<HTMLElement | null>, count: number) {
  const [seen, setSeen] = useState({ scrolled: 0, height: 800 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const read = (): void => {
      // Only whole pages of lines change what is rendered.
      const scrolled = Math.floor(element.scrollTop / (ROW_HEIGHT * 8)) * ROW_HEIGHT * 8;
      setSeen((before) =>
        before.scrolled === scrolled && before.height === element.clientHeight
          ? before
          : { scrolled, height: element.clientHeight },
      );
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    element.addEventListener('scroll', read, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', read);
    };
  }, [scroller]);
  return windowOf(count, seen.scrolled, seen.height);
}
