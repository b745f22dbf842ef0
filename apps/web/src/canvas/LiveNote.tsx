import { Plus } from 'lucide-react';
import { memo, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Node, NodeProps } from 'reactflow';
import { classes } from '../ui/classes.ts';
import { useCanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import styles from './LiveNote.module.css';
import { NoteSheet } from './NoteSheet.tsx';
import { grownHeight, labelBlock, paddingOf, weightOf } from './note-metrics.ts';
import { isArea, type SceneItem } from './scene.ts';

export type LiveNode = Node<{ readonly item: SceneItem; readonly readOnly: boolean }, 'live'>;

/** A thing of the board that is an element of the page just now: it can be focused, read aloud and written in. */
export const LiveNote = memo(function LiveNote({ data: { item, readOnly } }: NodeProps<LiveNode>) {
  const room = useCanvasRoom();
  const inner = useRef<HTMLDivElement>(null);
  const editing = useCanvas((state) => state.editing === item.id);
  const focused = useCanvas((state) => state.focused === item.id);
  const { id } = item;
  const area = isArea(item.kind);

  useLayoutEffect(() => {
    if (area) return undefined;
    room.painter.mounted(id);
    return () => room.painter.unmounted(id);
  }, [room, id, area]);

  // The keyboard stands here: take the focus, but only when it is on the canvas already.
  useLayoutEffect(() => {
    if (!focused || editing) return;
    const { root } = room;
    if (root === null || !root.contains(document.activeElement) || isWriting(document.activeElement)) return;
    inner.current?.closest<HTMLElement>('.react-flow__node')?.focus({ preventScroll: true });
  }, [focused, editing, room]);

  return (
    <div ref={inner} className={styles['note']} data-note={id}>
      {area ? null : <Note item={item} />}
      {readOnly || area || editing ? null : <Ports id={id} />}
    </div>
  );
});

const isWriting = (element: Element | null): boolean => element?.matches('input, textarea') === true;

function Note({ item }: { readonly item: SceneItem }) {
  const { t } = useTranslation();
  const { painter } = useCanvasRoom();
  const grow = useCanvas(
    ({ selection, hovered }) => hovered === item.id || (selection.size === 1 && selection.has(item.id)),
  );
  const pad = paddingOf(item.kind, item.pivotal);
  const block = labelBlock(item, painter.texts, grow);
  return (
    <NoteSheet item={item} h={grow ? grownHeight(item, painter.texts) : item.box.h}>
      <div
        className={styles['label']}
        style={{
          inset: `${pad.top}px ${pad.right}px ${pad.bottom}px ${pad.left}px`,
          fontSize: block.size,
          lineHeight: `${block.lineHeight}px`,
          fontWeight: weightOf(item.kind, item.pivotal),
        }}
      >
        {block.lines.map((line, index) => (
          <span key={index}>{line}</span>
        ))}
      </div>
      {item.copies < 2 ? null : (
        <span className={styles['footnote']}>{t('canvas.linked', { count: item.copies })}</span>
      )}
    </NoteSheet>
  );
}

/** The dots at the sides of a note, from which arrows are drawn. The keyboard connects through the menu instead. */
function Ports({ id }: { readonly id: string }) {
  const shown = useCanvas(
    ({ hovered, selection, busy, focused }) =>
      !busy && (hovered === id || (selection.size === 1 && selection.has(id) && focused === id)),
  );
  if (!shown) return null;
  return (
    <div className={styles['ports']} aria-hidden="true">
      {(['top', 'right', 'bottom', 'left'] as const).map((side) => (
        <i key={side} className={classes(styles['port'], styles[side])} data-port={side}>
          <Plus size={9} strokeWidth={3} />
        </i>
      ))}
    </div>
  );
}
