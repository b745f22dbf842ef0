import type { KeyboardEvent } from 'react';
import { type CanvasRoom, deskOf } from './canvas-room.ts';
import { beginEdit, endEdit, useCanvas } from './canvas-store.ts';
import { writingAction } from './keys.ts';
import { type Chain, makeNext } from './make.ts';
import { isArea, type SceneItem } from './scene.ts';

/** When writing ends, the focus goes back to the note, unless it has gone elsewhere. */
export function backToNote(room: CanvasRoom, id: string): () => void {
  return () => {
    queueMicrotask(() => {
      const { focused, editing } = useCanvas.getState();
      if (focused !== id || editing !== undefined || document.activeElement !== document.body) return;
      const note = room.root?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
      (note ?? room.root)?.focus({ preventScroll: true });
    });
  };
}

/** What a key does while a label is written: most belong to the text. */
export function onWritingKey(event: KeyboardEvent<HTMLTextAreaElement>, room: CanvasRoom, item: SceneItem): void {
  if (event.nativeEvent.isComposing) return;
  event.stopPropagation();
  const wanted = writingAction(event.nativeEvent);
  // The name of an area is one line, and nobody writes one context after the other.
  const area = isArea(item.kind);
  const action = area && (wanted !== undefined || event.key === 'Enter') ? 'done' : wanted;
  if (action === undefined) return;
  event.preventDefault();
  event.currentTarget.blur();
  if (finish(room, item) && action !== 'done') goOn(room, item, action);
}

/**
 * Ends writing. A sticky that was made just now and in which nothing was written goes again, as if it had never been
 * made, unless the person goes on with it `elsewhere` in the page. Gives whether the note is still there.
 */
export function finish(room: CanvasRoom, item: SceneItem, elsewhere = false): boolean {
  const { editing, editMerge } = useCanvas.getState();
  const row = room.workshop.board.elements.get(item.id);
  if (editing === item.id) {
    endEdit();
    if (!elsewhere && editMerge === `new:${item.id}` && row?.label.trim() === '') {
      room.workshop.undo();
      queueMicrotask(() => {
        if (document.activeElement === document.body) room.root?.focus({ preventScroll: true });
      });
    }
  }
  return item.table !== 'elements' || room.workshop.board.elements.has(item.id);
}

/** Makes the next note of a chain and begins to write in it. */
function goOn(room: CanvasRoom, item: SceneItem, chain: Chain): void {
  const current = room.scene.byId.get(item.id) ?? item;
  const made = makeNext(deskOf(room), current, chain);
  if (made !== undefined) beginEdit(made.id, made.merge);
}
