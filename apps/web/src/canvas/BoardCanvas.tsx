import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ReactFlowProvider } from 'reactflow';
import 'reactflow/dist/base.css';
import { Announcer } from '../people/Announcer.tsx';
import { PeopleNow } from '../people/PeopleNow.tsx';
import { PresenceFeed } from '../people/PresenceFeed.tsx';
import styles from './BoardCanvas.module.css';
import { CanvasMenu } from './CanvasMenu.tsx';
import { CanvasRoomContext, tell } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import { Dock, DockFrame } from './Dock.tsx';
import { EmptyHint } from './EmptyHint.tsx';
import type { Insets } from './geometry.ts';
import { LiveLayer } from './LiveLayer.tsx';
import { EditorLayer } from './NoteEditor.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { Picker } from './Picker.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import type { CanvasView } from './scene.ts';
import { useInput } from './use-input.ts';
import { usePainting } from './use-painting.ts';
import { useRoom, useScene } from './use-room.ts';
import { useView } from './use-view.ts';

export interface BoardCanvasProps {
  readonly view: CanvasView;
  /** The stage that is shown, 1 to 6. */
  readonly stage: number;
  readonly readOnly: boolean;
  /** The board is still on its way: the canvas is made already, unseen, and neither takes nor says anything. */
  readonly waiting?: boolean;
  /** How much of the canvas floating panels cover at each side, in px. */
  readonly insets?: Partial<Insets>;
  /** Shows a short sentence; by default a toast. */
  readonly notify?: (message: string) => void;
  /** Whether the canvas shows its own dock with palette and quick entry. */
  readonly dock?: boolean;
}

/** The board as a canvas: the timeline of stages 1 to 3, or the landscape of stages 4 to 6. Fills its parent. */
export function BoardCanvas(props: BoardCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

/** What the canvas's own dock covers at the bottom, in px. */
const DOCK_HEIGHT = 124;

function Canvas({ view, stage, readOnly, waiting = false, insets, notify = tell, dock = true }: BoardCanvasProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const board = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const scene = useScene(view);
  const { top = 0, right = 0, bottom = 0, left = 0 } = insets ?? {};
  const free = { top, right, bottom: bottom + (dock && !readOnly ? DOCK_HEIGHT : 0), left };
  const room = useRoom({ scene, view, stage, readOnly, notify, insets: free });
  const focused = useCanvas((state) => state.focused !== undefined && scene.byId.has(state.focused));
  const tool = useCanvas((state) => state.tool);
  usePainting(room, root, board, overlay);
  useInput(room, root, waiting);
  useView(room, view, scene, waiting);
  return (
    <CanvasRoomContext value={room}>
      <div
        ref={root}
        className={styles['root']}
        data-tool={tool}
        role="application"
        aria-label={t('canvas.label')}
        tabIndex={focused ? -1 : 0}
      >
        <canvas ref={board} className={styles['board']} />
        <LiveLayer scene={scene} readOnly={readOnly} />
        <canvas ref={overlay} className={styles['overlay']} />
        {readOnly ? null : <EditorLayer scene={scene} />}
        {waiting ? null : <EmptyHint scene={scene} readOnly={readOnly} stage={stage} />}
        {readOnly ? null : <SelectionBar scene={scene} />}
        <DockFrame left={left} right={right} bottom={bottom}>
          {dock ? <Dock stage={stage} readOnly={readOnly} /> : null}
        </DockFrame>
        <CanvasMenu />
        <Picker />
        <PasteDialog />
        <PeopleNow scene={scene} />
        <PresenceFeed scene={scene} />
        {waiting ? null : <Announcer />}
      </div>
    </CanvasRoomContext>
  );
}
