import { type Kind, kebab, NOTATION } from '@stormbridge/model';
import { GLYPHS } from '../ui/glyphs.ts';
import styles from './Picture.module.css';

interface Note {
  readonly kind: Kind;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
}

const NOTES: readonly Note[] = [
  { kind: 'actor', x: 26, y: 122, lines: ['Shopper'] },
  { kind: 'command', x: 170, y: 110, lines: ['Place order'] },
  { kind: 'event', x: 330, y: 110, lines: ['Order placed'] },
  { kind: 'readModel', x: 330, y: 246, lines: ['My orders'] },
  { kind: 'policy', x: 500, y: 110, lines: ['When an order is', 'placed, charge it'] },
  { kind: 'command', x: 500, y: 246, lines: ['Take payment'] },
  { kind: 'event', x: 662, y: 194, lines: ['Payment taken'] },
  { kind: 'event', x: 662, y: 296, lines: ['Payment declined'] },
  { kind: 'hotSpot', x: 152, y: 250, lines: ['Who retries?'] },
];

const ARROWS = [
  'M140 150H163',
  'M300 150H323',
  'M460 150H493',
  'M394 192V239',
  'M564 192V239',
  'M630 286C646 286 640 234 655 234',
  'M630 286C646 286 640 336 655 336',
];

/** A piece of a board, drawn for the start page. Decoration only. */
export function Picture() {
  return (
    <div className={styles['frame']} aria-hidden="true">
      <svg viewBox="0 0 816 420" aria-hidden="true" className={styles['svg']}>
        <defs>
          <marker id="tip" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M1 1 8 5 1 9" fill="none" stroke="var(--arrow)" strokeWidth="1.6" />
          </marker>
        </defs>
        <text x="26" y="62" className={styles['phase']}>
          Order
        </text>
        <text x="500" y="62" className={styles['phase']}>
          Pay
        </text>
        <path d="M26 76H460M500 76H790" stroke="var(--line-2)" />
        <path d="M480 40V400" stroke="var(--pivot)" strokeWidth="1.6" strokeDasharray="6 5" opacity=".55" />
        {ARROWS.map((d) => (
          <path key={d} d={d} fill="none" stroke="var(--arrow)" strokeWidth="1.5" markerEnd="url(#tip)" />
        ))}
        {NOTES.map((note) => (
          <Sticky key={note.lines.join(' ')} note={note} />
        ))}
        <g transform="translate(748 262)">
          <path d="M2 2l13 7-6 1.8L6 17z" fill="#5B4BB5" stroke="#fff" strokeWidth="1.4" />
          <rect x="13" y="17" width="46" height="20" rx="6" fill="#5B4BB5" />
          <text x="36" y="31" textAnchor="middle" className={styles['who']}>
            Aiko
          </text>
        </g>
      </svg>
    </div>
  );
}

function Sticky({ note: { kind, x, y, lines } }: { readonly note: Note }) {
  const { size, glyph, label } = NOTATION[kind];
  const name = kebab(kind);
  const middle = y + size.h / 2 + (kind === 'actor' ? 11 : 9) - (lines.length - 1) * 8;
  return (
    <g transform={kind === 'hotSpot' ? `rotate(-4 ${x + size.w / 2} ${y + size.h / 2})` : undefined}>
      <path d={outline(kind, x, y)} className={styles['note']} fill={`var(--kind-${name})`} />
      <path
        d={outline(kind, x, y)}
        fill="none"
        stroke={`var(--kind-${name}-edge)`}
        strokeWidth="1.5"
        strokeDasharray={kind === 'policy' ? '4 3' : undefined}
      />
      <path
        d={GLYPHS[glyph]}
        transform={`translate(${kind === 'actor' ? x + size.w / 2 - 6 : x + 8} ${y + 6}) scale(.72)`}
        className={styles['glyph']}
      />
      {kind === 'actor' ? null : (
        <text x={x + 23} y={y + 15} className={styles['kind']}>
          {label.toUpperCase()}
        </text>
      )}
      {lines.map((line, at) => (
        <text key={line} x={x + size.w / 2} y={middle + at * 16} textAnchor="middle" className={styles['text']}>
          {line}
        </text>
      ))}
    </g>
  );
}

function outline(kind: Kind, x: number, y: number): string {
  const { w, h } = NOTATION[kind].size;
  const r = kind === 'actor' ? h / 2 : 4;
  const right = kind === 'command' ? 22 : r;
  return `M${x + r} ${y}H${x + w - right}a${right} ${right} 0 0 1 ${right} ${right}V${y + h - right}a${right} ${right} 0 0 1 -${right} ${right}H${x + r}a${r} ${r} 0 0 1 -${r} -${r}V${y + r}a${r} ${r} 0 0 1 ${r} -${r}z`;
}
