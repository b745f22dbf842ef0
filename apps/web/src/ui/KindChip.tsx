import { type Kind, kebab, NOTATION } from '@stormbridge/model';
import type { CSSProperties } from 'react';
import { classes } from './classes.ts';
import { GLYPHS } from './glyphs.ts';
import styles from './KindChip.module.css';

/** The glyph of a kind as a small drawing in the colour of the text around it. */
export function KindGlyph({ kind, size = 14 }: { readonly kind: Kind; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={GLYPHS[NOTATION[kind].glyph]} />
    </svg>
  );
}

/** A kind as a small sticky: its colour, its silhouette and its glyph. Decoration; the word stands beside it. */
export function KindChip({ kind, size = 20 }: { readonly kind: Kind; readonly size?: number }) {
  const name = kebab(kind);
  const style = {
    '--c': `var(--kind-${name})`,
    '--e': `var(--kind-${name}-edge)`,
    '--size': `${size}px`,
  } as CSSProperties;
  return (
    <span className={classes(styles['chip'], styles[NOTATION[kind].shape])} style={style} aria-hidden="true">
      <KindGlyph kind={kind} size={Math.round(size * 0.62)} />
    </span>
  );
}
