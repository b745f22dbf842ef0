import { kebab, NOTATION } from '@stormbridge/model';
import type { ReactNode } from 'react';
import { classes } from '../ui/classes.ts';
import { KindGlyph } from '../ui/KindChip.tsx';
import styles from './LiveNote.module.css';
import { CAPTION, captionOf } from './note-metrics.ts';
import { captionLeft, captionTop } from './paint-notes.ts';
import type { SceneItem } from './scene.ts';
import { silhouette } from './silhouettes.ts';

/** A note as an element of the page: its coloured sheet, its kind word, and what is on it. Drawn as on the canvas. */
export function NoteSheet({
  item,
  h,
  children,
}: {
  readonly item: SceneItem;
  readonly h: number;
  readonly children: ReactNode;
}) {
  const { w } = item.box;
  const { shape } = NOTATION[item.kind];
  const { turn } = silhouette(shape, w, h, item.pivotal);
  const pill = shape === 'pill';
  return (
    <div
      className={styles['sheet']}
      style={{ width: w, height: h, transform: turn === 0 ? undefined : `rotate(${turn}deg)` }}
    >
      <Drawing item={item} w={w} h={h} />
      <span
        className={classes(styles['caption'], pill && styles['middle'])}
        style={{ left: pill ? 0 : captionLeft(item), top: captionTop(item) }}
        aria-hidden="true"
      >
        <KindGlyph kind={item.kind} size={pill ? 14 : CAPTION.glyph} />
        {pill ? null : captionOf(item)}
      </span>
      {children}
    </div>
  );
}

/** The coloured sheet behind the text, drawn from the same paths as on the canvas. */
function Drawing({ item, w, h }: { readonly item: SceneItem; readonly w: number; readonly h: number }) {
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
            fill={as === 'shine' ? '#ffffff80' : kind.colour.edge}
            style={as === 'fill' ? { fill: `var(--kind-${kebab(item.kind)})` } : undefined}
          />
        ),
      )}
    </svg>
  );
}
