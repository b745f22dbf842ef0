import { type RefObject, useEffect, useState } from 'react';

/** Rows made beyond both edges, so that a quick scroll meets no blank. */
const MARGIN = 12;

export interface RowWindow {
  readonly from: number;
  readonly to: number;
  /** Px of blank above and below the rows that are made. */
  readonly before: number;
  readonly after: number;
}

/** The rows to make for what is in sight of a scrolling box. */
export function windowOf(scrollTop: number, height: number, count: number, row: number): RowWindow {
  const from = Math.max(Math.floor(scrollTop / row) - MARGIN, 0);
  const to = Math.min(Math.ceil((scrollTop + height) / row) + MARGIN, count);
  return { from: Math.min(from, to), to, before: Math.min(from, to) * row, after: (count - to) * row };
}

/** The window of a box that scrolls by itself, kept up as it scrolls and changes its size. */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, row: number): RowWindow {
  const [sight, setSight] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => {
      // A step of several rows at a time: not every px of a scroll renders.
      const top = Math.floor(element.scrollTop / (row * 4)) * row * 4;
      const height = element.clientHeight;
      setSight((old) => (old.top === top && old.height === height ? old : { top, height }));
    };
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, row]);
  return windowOf(sight.top, sight.height + row * 4, count, row);
}
