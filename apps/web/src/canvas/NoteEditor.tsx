import { NOTATION, nameField } from '@stormbridge/model';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextField } from '../board/index.ts';
import { classes } from '../ui/classes.ts';
import { bringIntoView } from './camera-moves.ts';
import { type CanvasRoom, useCanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import { backToNote, finish, onWritingKey } from './end-writing.ts';
import styles from './LiveNote.module.css';
import { LIVE_ZOOM } from './live-set.ts';
import { NoteSheet } from './NoteSheet.tsx';
import { grownHeight, type Padding, paddingOf } from './note-metrics.ts';
import { isArea, type Scene, type SceneItem } from './scene.ts';

/**
 * The note that is being written in, over everything else on the board. It is not one of React Flow's notes: those appear
 * a little later, and nobody who types on after Tab should lose a letter.
 */
export function EditorLayer({ scene }: { readonly scene: Scene }) {
  const editing = useCanvas((state) => state.editing);
  const item = editing === undefined ? undefined : scene.byId.get(editing);
  return item === undefined ? null : <OpenEditor key={item.id} item={item} />;
}

const HEADING_PADDING: Padding = { top: 2, right: 8, bottom: 2, left: 8 };
const HEADING_HEIGHT = 36;
/** The heading of a small area is still wide enough to write in, in px of the screen. */
const HEADING_WIDTH = 220;

function OpenEditor({ item }: { readonly item: SceneItem }) {
  const room = useCanvasRoom();
  const frame = useRef<HTMLDivElement>(null);
  useFollowCamera(room, item, frame);
  useKeepFocus(frame);
  useEffect(() => {
    if (room.flow.camera().zoom < LIVE_ZOOM) bringIntoView(room, item.id, true);
  }, [room, item.id]);
  const area = isArea(item.kind);
  return (
    <div
      ref={frame}
      className={styles['editing']}
      style={{ width: item.box.w, height: area ? HEADING_HEIGHT : item.box.h }}
      data-float="editor"
    >
      {area ? (
        <LabelField item={item} padding={HEADING_PADDING} area />
      ) : (
        <NoteSheet item={item} h={grownHeight(item, room.painter.texts)}>
          <LabelField item={item} padding={paddingOf(item.kind, item.pivotal)} />
        </NoteSheet>
      )}
    </div>
  );
}

/**
 * Keeps the editor where its note is seen, without rendering anything anew while the camera moves. The heading of an area
 * keeps its size at every distance, as it does on the canvas.
 */
function useFollowCamera(room: CanvasRoom, item: SceneItem, frame: RefObject<HTMLElement | null>): void {
  const { x, y, w } = item.box;
  const area = isArea(item.kind);
  useLayoutEffect(() => {
    const place = (): void => {
      const { zoom, ...camera } = room.flow.camera();
      const element = frame.current;
      if (element === null) return;
      const at = `translate(${x * zoom + camera.x}px, ${y * zoom + camera.y}px)`;
      element.style.transform = area ? at : `${at} scale(${zoom})`;
      if (area) element.style.width = `${Math.max(w * zoom, HEADING_WIDTH)}px`;
    };
    place();
    return room.flow.watch(place);
  }, [room, x, y, w, area, frame]);
}

/** A press beside the text must not take the focus out of it. */
function useKeepFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    const press = (event: MouseEvent): void => {
      if (!(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
    };
    element?.addEventListener('mousedown', press);
    return () => element?.removeEventListener('mousedown', press);
  }, [frame]);
}

/** Where a label is written, letter by letter and perhaps by several people at once. */
function LabelField({
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
  // The key of the step is that of the moment in which writing began.
  const merge = useRef(useCanvas.getState().editMerge);
  const { table, id } = item.named;
  const field = useTextField<HTMLTextAreaElement>(table, id, nameField(table) ?? 'label', { merge: merge.current });
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
