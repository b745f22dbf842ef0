import { Hand, MousePointer2, Redo2, Spline, Undo2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUndoState } from '../board/index.ts';
import { classes } from '../ui/classes.ts';
import { Tip } from '../ui/Tip.tsx';
import { useCanvasRoom } from './canvas-room.ts';
import { type Tool, useCanvas } from './canvas-store.ts';
import styles from './Dock.module.css';
import type { Insets } from './geometry.ts';
import { Palette, rove } from './Palette.tsx';
import { QuickEntry } from './QuickEntry.tsx';

/** The card at the foot of the board: tools, what can be made, and the line for quick writing. */
export function Dock({
  stage,
  readOnly,
  insets,
}: {
  readonly stage: number;
  readonly readOnly: boolean;
  readonly insets: Partial<Insets>;
}) {
  const { left = 0, right = 0, bottom = 0 } = insets;
  return (
    <div className={styles['place']} style={{ left: left + 172, right: right + 16, bottom: bottom + 16 }}>
      <div className={styles['dock']} data-float="dock">
        {readOnly ? null : <QuickEntry stage={stage} />}
        <div className={styles['row']}>
          <Tools readOnly={readOnly} />
          {readOnly ? null : <Palette stage={stage} readOnly={readOnly} />}
        </div>
      </div>
    </div>
  );
}

const TOOLS: readonly { readonly tool: Tool; readonly key: string; readonly icon: ReactNode }[] = [
  { tool: 'select', key: 'V', icon: <MousePointer2 size={16} aria-hidden="true" /> },
  { tool: 'hand', key: 'Space', icon: <Hand size={16} aria-hidden="true" /> },
  { tool: 'connect', key: 'L', icon: <Spline size={16} aria-hidden="true" /> },
];

function Tools({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  const { workshop } = useCanvasRoom();
  const now = useCanvas((state) => state.tool);
  const { canUndo, canRedo } = useUndoState();
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
      {readOnly ? null : (
        <>
          <StepButton label={t('canvas.undo')} keys="Ctrl Z" able={canUndo} run={() => workshop.undo()}>
            <Undo2 size={16} aria-hidden="true" />
          </StepButton>
          <StepButton label={t('canvas.redo')} keys="Ctrl Shift Z" able={canRedo} run={() => workshop.redo()}>
            <Redo2 size={16} aria-hidden="true" />
          </StepButton>
        </>
      )}
    </div>
  );
}

function StepButton(props: {
  readonly label: string;
  readonly keys: string;
  readonly able: boolean;
  readonly run: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tip text={props.label} keys={props.keys} side="top">
      <button
        type="button"
        className={styles['tool']}
        aria-label={props.label}
        aria-disabled={!props.able}
        tabIndex={-1}
        onClick={props.run}
      >
        {props.children}
      </button>
    </Tip>
  );
}
