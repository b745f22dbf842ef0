import { kebab, NOTATION } from '@stormbridge/model';
import { Plus } from 'lucide-react';
import { memo, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Node, NodeProps } from 'reactflow';
import { classes } from '../ui/classes.ts';
import { KindGlyph } from '../ui/KindChip.tsx';
import { useCanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import styles from './LiveNote.module.css';
import { NoteEditor } from './NoteEditor.tsx';
import { CAPTION, captionOf, grownHeight, labelBlock, paddingOf, weightOf } from './note-metrics.ts';
import { captionLeft, captionTop } from './paint-notes.ts';
import { isArea, type SceneItem } from './scene.ts';
import { silhouette } from './silhouettes.ts';

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
      {area ? <AreaHeading item={item} editing={editing} /> : <Note item={item} editing={editing} />}
      {readOnly || area || editing ? null : <Ports id={id} />}
    </div>
  );
});

const isWriting = (element: Element | null): boolean => element?.matches('input, textarea') === true;

function Note({ item, editing }: { readonly item: SceneItem; readonly editing: boolean }) {
  const { t } = useTranslation();
  const { painter } = useCanvasRoom();
  const attended = useCanvas(
    ({ selection, focused, hovered }) =>
      hovered === item.id || (selection.size === 1 && selection.has(item.id)) || (focused === item.id && editing),
  );
  const grow = attended || editing;
  const { w } = item.box;
  const h = grow ? grownHeight(item, painter.texts) : item.box.h;
  const { shape } = NOTATION[item.kind];
  const drawn = silhouette(shape, w, h, item.pivotal);
  const pad = paddingOf(item.kind, item.pivotal);
  const block = labelBlock(item, painter.texts, grow);
  return (
    <div
      className={styles['sheet']}
      style={{ width: w, height: h, transform: drawn.turn === 0 ? undefined : `rotate(${drawn.turn}deg)` }}
    >
      <Sheet item={item} w={w} h={h} />
      <span
        className={classes(styles['caption'], shape === 'pill' && styles['middle'])}
        style={{ left: shape === 'pill' ? 0 : captionLeft(item), top: captionTop(item) }}
        aria-hidden="true"
      >
        <KindGlyph kind={item.kind} size={shape === 'pill' ? 14 : CAPTION.glyph} />
        {shape === 'pill' ? null : captionOf(item)}
      </span>
      {editing ? (
        <NoteEditor item={item} padding={pad} />
      ) : (
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
      )}
      {item.copies < 2 ? null : (
        <span className={styles['footnote']}>{t('canvas.linked', { count: item.copies })}</span>
      )}
    </div>
  );
}

/** The coloured sheet behind the text, drawn from the same paths as on the canvas. */
function Sheet({ item, w, h }: { readonly item: SceneItem; readonly w: number; readonly h: number }) {
  const { strokes } = silhouette(NOTATION[item.kind].shape, w, h, item.pivotal);
  const kind = NOTATION[item.kind];
  return (
    <svg className={styles['drawing']} width={w} height={h} aria-hidden="true">
      {strokes.map(({ d, as, width, dash }) =>
        as === 'edge' ? (
          <path
            key={`${as}${d}`}
            d={d}
            fill="none"
            stroke={kind.colour.edge}
            strokeWidth={width}
            strokeDasharray={dash?.join(' ')}
          />
        ) : (
          <path
            key={`${as}${d}`}
            d={d}
            className={as === 'fill' ? styles['fill'] : undefined}
            fill={as === 'shine' ? '#ffffff80' : kind.colour.edge}
            style={as === 'fill' ? { fill: `var(--kind-${kebab(item.kind)})` } : undefined}
          />
        ),
      )}
    </svg>
  );
}

/** The heading of a context, service or phase. Its frame stays on the canvas; here is what can be focused and renamed. */
function AreaHeading({ item, editing }: { readonly item: SceneItem; readonly editing: boolean }) {
  return (
    <div className={styles['heading']} style={{ width: item.box.w }}>
      {editing ? <NoteEditor item={item} padding={{ top: 4, right: 8, bottom: 4, left: 30 }} area /> : null}
    </div>
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
