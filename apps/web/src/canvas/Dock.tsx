import { Hand, MousePointer2, Spline } from 'lucide-react';
import { memo, type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import { Tip } from '../ui/Tip.tsx';
import { type Tool, useCanvas } from './canvas-store.ts';
import styles from './Dock.module.css';
import { Palette, rove } from './Palette.tsx';
import { QuickEntry } from './QuickEntry.tsx';
import { ZoomBar } from './ZoomBar.tsx';

/** What floats at the foot of the board, in what panels leave free of it: the zoom, and the dock beside or below it. */
export function DockFrame({
  left,
  right,
  bottom,
  children,
}: {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['frame']} style={{ left, right, bottom }}>
      <div className={styles['inner']}>
        <ZoomBar />
        <div className={styles['middle']}>{children}</div>
      </div>
    </div>
  );
}

/** The card at the foot of the board: tools, what can be made, and the line for quick writing. */
export const Dock = memo(function Dock({ stage, readOnly }: { readonly stage: number; readonly readOnly: boolean }) {
  return (
    <div className={classes(styles['dock'], !readOnly && styles['writing'])} data-float="dock">
      {readOnly ? null : <QuickEntry stage={stage} />}
      <div className={styles['row']}>
        <Tools readOnly={readOnly} />
        {readOnly ? null : <Palette stage={stage} readOnly={readOnly} />}
      </div>
    </div>
  );
});

const TOOLS: readonly { readonly tool: Tool; readonly key: string; readonly icon: ReactNode }[] = [
  { tool: 'select', key: 'V', icon: <MousePointer2 size={16} aria-hidden="true" /> },
  { tool: 'hand', key: 'Space', icon: <Hand size={16} aria-hidden="true" /> },
  { tool: 'connect', key: 'L', icon: <Spline size={16} aria-hidden="true" /> },
];

function Tools({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const now = useCanvas((state) => state.tool);
  const tools = readOnly ? TOOLS.filter(({ tool }) => tool !== 'connect') : TOOLS;
  return (
    <div
      ref={bar}
      className={styles['tools']}
      role="toolbar"
      aria-label={t('canvas.tools')}
      onKeyDown={(event) => rove(event, bar.current)}
    >
      {tools.map(({ tool, key, icon }, index) => (
        <Tip key={tool} text={t(`canvas.${tool}Tool`)} keys={key} side="top">
          <button
            type="button"
            className={classes(styles['tool'], tool === now && styles['on'])}
            aria-label={t(`canvas.${tool}Tool`)}
            aria-pressed={tool === now}
            tabIndex={index === 0 ? 0 : -1}
            onClick={() => useCanvas.setState({ tool, connecting: undefined })}
          >
            {icon}
            <small aria-hidden="true">{key}</small>
          </button>
        </Tip>
      ))}
    </div>
  );
}
