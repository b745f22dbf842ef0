import { type RefObject, useLayoutEffect, useRef } from 'react';
import { reveal, useCanvas } from '../canvas/canvas-store.ts';
import type { OutlineLine } from './tree.ts';
import { ROW_HEIGHT } from './use-window.ts';

/** Moves the focus to the line `to`; `press` and `add` are what a pointer does. */
export type Go = (to: number, how?: 'press' | 'add') => void;

/** The element of a line, where it is in the page. */
export const rowOf = (scroller: HTMLElement | null, key: string): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? null;

/** The key of the line that an event comes from. */
export const keyAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset['key'] : undefined;

/** Puts the focus of the page on a line. */
export function focusRow(scroller: HTMLElement | null, key: string): void {
  rowOf(scroller, key)?.focus({ preventScroll: true });
}

/** Moves the focus to a line, and the canvas to what the line stands for. */
export function useGo(
  lines: readonly OutlineLine[],
  scroller: RefObject<HTMLDivElement | null>,
  setCurrent: (key: string) => void,
): Go {
  const wish = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (wish.current === undefined) return;
    focusRow(scroller.current, wish.current);
    wish.current = undefined;
  });
  return (to, how) => {
    const line = lines[to];
    const element = scroller.current;
    if (line === undefined || element === null) return;
    const { key, id } = line.node;
    const top = to * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW_HEIGHT - element.clientHeight;
    wish.current = key;
    setCurrent(key);
    if (id === undefined) return;
    if (how === 'add') {
      const selection = new Set(useCanvas.getState().selection);
      if (!selection.delete(id)) selection.add(id);
      useCanvas.setState({ selection });
    } else reveal(id, false);
  };
}
