import { NOTATION, nameField } from '@stormbridge/model';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextField } from '../board/index.ts';
import { classes } from '../ui/classes.ts';
import { type CanvasRoom, deskOf, useCanvasRoom } from './canvas-room.ts';
import { beginEdit, endEdit, useCanvas } from './canvas-store.ts';
import { writingAction } from './keys.ts';
import styles from './LiveNote.module.css';
import { type Chain, makeNext } from './make.ts';
import type { Padding } from './note-metrics.ts';
import type { SceneItem } from './scene.ts';

/** Where a label is written, letter by letter and perhaps by several people at once. */
export function NoteEditor({
  item,
  padding,
  area = false,
}: {
  readonly item: SceneItem;
  readonly padding: Padding;
  readonly area?: boolean;
}) {
  const room = useCanvasRoom();
  const { t } = useTranslation();
  const merge = useCanvas((state) => (state.editing === item.id ? state.editMerge : undefined));
  // The key of the step is that of the moment in which writing began.
  const key = useRef(merge);
  const { table, id } = item.named;
  const field = useTextField<HTMLTextAreaElement>(table, id, nameField(table) ?? 'label', { merge: key.current });
  const { label } = NOTATION[item.kind];
  const { ref } = field;

  useLayoutEffect(() => {
    const editor = ref.current;
    editor?.focus({ preventScroll: true });
    editor?.setSelectionRange(editor.value.length, editor.value.length);
  }, [ref]);
  useEffect(() => backToNote(room, item.id), [room, item.id]);

  return (
    <div
      className={classes(styles['editor'], area && styles['area'])}
      style={{ inset: `${padding.top}px ${padding.right}px ${padding.bottom}px ${padding.left}px` }}
    >
      <textarea
        {...field}
        className="nowheel nodrag nopan"
        rows={1}
        spellCheck={false}
        aria-label={t('canvas.labelOf', { kind: label })}
        placeholder={area ? label : undefined}
        onBlur={({ relatedTarget }) => {
          field.onBlur();
          // Who looks something up in another window comes back to where they were writing.
          if (!document.hasFocus()) return;
          const elsewhere = relatedTarget !== null && room.root?.contains(relatedTarget) !== true;
          finish(room, item, elsewhere);
        }}
        onKeyDown={(event) => onWritingKey(event, room, item)}
      />
    </div>
  );
}

/** When writing ends, the focus goes back to the note, unless it has gone elsewhere. */
function backToNote(room: CanvasRoom, id: string): () => void {
  return () => {
    queueMicrotask(() => {
      const { focused, editing } = useCanvas.getState();
      if (focused !== id || editing !== undefined || document.activeElement !== document.body) return;
      const note = room.root?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
      note?.focus({ preventScroll: true });
    });
  };
}

function onWritingKey(event: KeyboardEvent<HTMLTextAreaElement>, room: CanvasRoom, item: SceneItem): void {
  if (event.nativeEvent.isComposing) return;
  event.stopPropagation();
  const action = writingAction(event.nativeEvent);
  if (action === undefined) return;
  event.preventDefault();
  event.currentTarget.blur();
  if (finish(room, item) && action !== 'done') goOn(room, item, action);
}

/**
 * Ends writing. A sticky that was made just now and in which nothing was written goes again, as if it had never been
 * made, unless the person goes on with it `elsewhere` in the page. Gives whether the note is still there.
 */
function finish(room: CanvasRoom, item: SceneItem, elsewhere = false): boolean {
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
