import { type RefObject, useEffect } from 'react';
import type { CanvasRoom } from './canvas-room.ts';
import { select, useCanvas } from './canvas-store.ts';
import { listenToClipboard } from './clipboard-events.ts';
import { toBoard } from './geometry.ts';
import { Gestures } from './gestures.ts';
import { grabbedAt } from './hit-test.ts';
import { onBoardKey } from './key-handler.ts';

/** Listens to pointers, keys, the clipboard and the focus on behalf of a canvas, unless it is `waiting` for its board. */
export function useInput(room: CanvasRoom, root: RefObject<HTMLElement | null>, waiting: boolean): void {
  useEffect(() => {
    const element = root.current;
    if (element === null || waiting) return undefined;
    room.root = element;
    const ends = [
      new Gestures(room, element).listen(),
      listenToClipboard(room),
      listenToKeys(room),
      listenToFocus(element),
      listenToMenu(room, element),
      keepPageZoom(element),
    ];
    return () => {
      room.root = null;
      for (const end of ends) end();
    };
  }, [room, root, waiting]);
}

function listenToKeys(room: CanvasRoom): () => void {
  const key = (event: KeyboardEvent): void => {
    if (onBoardKey(room, event)) event.preventDefault();
  };
  document.addEventListener('keydown', key);
  return () => document.removeEventListener('keydown', key);
}

/** What gets the focus of the page is what the keyboard stands on. */
function listenToFocus(root: HTMLElement): () => void {
  const focus = (event: FocusEvent): void => {
    const id = (event.target as Element).closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    if (id === undefined) return;
    const { focused, selection } = useCanvas.getState();
    if (focused !== id) useCanvas.setState({ focused: id });
    // Reached with Tab: what is focused is also what keys act on.
    if ((event.target as Element).matches(':focus-visible') && !selection.has(id)) select([id]);
  };
  root.addEventListener('focusin', focus);
  return () => root.removeEventListener('focusin', focus);
}

/** A right click, or a long press on a touch screen, opens the menu of what is there. */
function listenToMenu(room: CanvasRoom, root: HTMLElement): () => void {
  const menu = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (target.closest('[data-float]') !== null || target.matches('textarea, input')) return;
    event.preventDefault();
    // The menu key of a keyboard is answered by the key handler.
    if (event.button !== 2 && event.detail === 0 && event.clientX === 0) return;
    const { left, top } = root.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const item = grabbedAt(room.scene, toBoard(room.flow.camera(), at));
    if (item !== undefined && !useCanvas.getState().selection.has(item.id)) select([item.id]);
    useCanvas.setState({ menu: { at: { x: event.clientX, y: event.clientY }, id: item?.id } });
  };
  root.addEventListener('contextmenu', menu);
  return () => root.removeEventListener('contextmenu', menu);
}

/** Ctrl with the wheel over a panel would zoom the whole page. */
function keepPageZoom(root: HTMLElement): () => void {
  const wheel = (event: WheelEvent): void => {
    if (event.ctrlKey) event.preventDefault();
  };
  root.addEventListener('wheel', wheel, { passive: false });
  return () => root.removeEventListener('wheel', wheel);
}
