import { type Kind, kebab, NOTATION, stageOf } from '@stormbridge/model';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import { KindGlyph } from '../ui/KindChip.tsx';
import { makeAndEdit } from './actions.ts';
import { deskOf, useCanvasRoom } from './canvas-room.ts';
import styles from './Palette.module.css';
import { silhouette } from './silhouettes.ts';

/** What can be put on the board in a stage: a button for each kind, drawn with its true silhouette. */
export function Palette({ stage, readOnly }: { readonly stage: number; readonly readOnly: boolean }) {
  const { t } = useTranslation();
  const room = useCanvasRoom();
  const bar = useRef<HTMLDivElement>(null);
  const kinds = stageOf(stage).offers;
  return (
    <div
      ref={bar}
      className={classes(styles['palette'], kinds.length > 4 && styles['many'])}
      role="toolbar"
      aria-label={t('canvas.palette')}
      onKeyDown={(event) => rove(event, bar.current)}
    >
      {kinds.map((kind, index) => (
        <button
          key={kind}
          type="button"
          className={styles['button']}
          disabled={readOnly}
          tabIndex={index === 0 ? 0 : -1}
          aria-label={NOTATION[kind].label}
          aria-keyshortcuts={NOTATION[kind].shortcut}
          onClick={() => makeAndEdit(deskOf(room), kind)}
        >
          <MiniNote kind={kind} />
          <span className={styles['word']}>{NOTATION[kind].label}</span>
          <small aria-hidden="true">{NOTATION[kind].shortcut}</small>
        </button>
      ))}
    </div>
  );
}

/** Arrow keys go from button to button, as in every toolbar; only one of them is a tab stop. */
export function rove(event: KeyboardEvent, bar: HTMLElement | null): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const ends = { Home: 0, End: -1 } as const;
  const buttons = [...(bar?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  if (at < 0 || (step === 0 && !(event.key in ends))) return;
  event.preventDefault();
  event.stopPropagation();
  const next = step === 0 ? buttons.at(ends[event.key as keyof typeof ends]) : buttons.at((at + step) % buttons.length);
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
}

const MINI = { w: 34, h: 23 } as const;

/** A kind as a very small sticky. */
function MiniNote({ kind }: { readonly kind: Kind }) {
  const { shape, size, colour } = NOTATION[kind];
  // Drawn at a third of its size, so that radii and edges keep their proportions.
  const w = Math.min(size.w, 128) * 0.62;
  const h = (w * MINI.h) / MINI.w;
  const { strokes, turn } = silhouette(shape, w, h);
  return (
    <span className={styles['mini']} style={{ transform: `rotate(${turn * 1.4}deg)` }} aria-hidden="true">
      <svg
        width={MINI.w}
        height={MINI.h}
        viewBox={`-2 -2 ${w + 4} ${h + 4}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {strokes.map(({ d, as, width, dash }) => (
          <path
            key={`${as}${d}`}
            d={d}
            style={{ fill: as === 'fill' ? `var(--kind-${kebab(kind)})` : undefined }}
            fill={as === 'edge' ? 'none' : as === 'shine' ? '#ffffff80' : colour.edge}
            stroke={as === 'edge' ? colour.edge : 'none'}
            strokeWidth={(width ?? 1.5) * 1.8}
            strokeDasharray={dash?.map((one) => one * 1.6).join(' ')}
          />
        ))}
      </svg>
      <span className={shape === 'frame' ? styles['frameGlyph'] : undefined}>
        <KindGlyph kind={kind} size={13} />
      </span>
    </span>
  );
}
