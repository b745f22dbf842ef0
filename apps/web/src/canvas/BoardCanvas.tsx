import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReactFlowProvider } from 'reactflow';
import 'reactflow/dist/base.css';
import { useBoard, useWorkshop, type Workshop } from '../board/index.ts';
import { Announcer } from '../people/Announcer.tsx';
import { PeopleNow } from '../people/PeopleNow.tsx';
import { PresenceFeed } from '../people/PresenceFeed.tsx';
import styles from './BoardCanvas.module.css';
import { CanvasMenu } from './CanvasMenu.tsx';
import { bringIntoView, firstLook } from './camera-moves.ts';
import { type CanvasRoom, CanvasRoomContext, tell } from './canvas-room.ts';
import { forgetGone, useCanvas } from './canvas-store.ts';
import floats from './Dock.module.css';
import { Dock } from './Dock.tsx';
import { EmptyHint } from './EmptyHint.tsx';
import { useFlowPort } from './flow-port.ts';
import type { Camera, Insets } from './geometry.ts';
import { LiveLayer } from './LiveLayer.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { Picker } from './Picker.tsx';
import { Painter } from './painter.ts';
import { nextScene, type Shot } from './places.ts';
import { SelectionBar } from './SelectionBar.tsx';
import type { CanvasView, Scene } from './scene.ts';
import { useInput } from './use-input.ts';
import { usePainting } from './use-painting.ts';
import { ZoomBar } from './ZoomBar.tsx';

export interface BoardCanvasProps {
  readonly view: CanvasView;
  /** The stage that is shown, 1 to 6. */
  readonly stage: number;
  readonly readOnly: boolean;
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

function Canvas({ view, stage, readOnly, insets, notify = tell, dock = true }: BoardCanvasProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const board = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const scene = useScene(view);
  const room = useRoom(scene);
  const focused = useCanvas((state) => state.focused !== undefined && scene.byId.has(state.focused));
  const tool = useCanvas((state) => state.tool);
  useLayoutEffect(() => {
    const { top = 0, right = 0, bottom = 0, left = 0 } = insets ?? {};
    Object.assign(room, {
      root: root.current,
      scene,
      view,
      stage,
      readOnly,
      notify,
      insets: { top, right, bottom: bottom + (dock && !readOnly ? DOCK_HEIGHT : 0), left },
    } satisfies Partial<CanvasRoom>);
  });
  useLayoutEffect(() => room.painter.invalidate(), [room, scene]);
  usePainting(room, root, board, overlay);
  const asking = useInput(room, root);
  useViewChanges(room, view, scene);

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
        <EmptyHint scene={scene} readOnly={readOnly} stage={stage} />
        {readOnly ? null : <SelectionBar scene={scene} />}
        <div
          className={floats['frame']}
          style={{ left: insets?.left ?? 0, right: insets?.right ?? 0, bottom: insets?.bottom ?? 0 }}
        >
          <div className={floats['inner']}>
            <ZoomBar />
            <div className={floats['middle']}>{dock ? <Dock stage={stage} readOnly={readOnly} /> : null}</div>
          </div>
        </div>
        <CanvasMenu />
        <Picker />
        <PasteDialog asking={asking} />
        <PeopleNow scene={scene} />
        <PresenceFeed scene={scene} />
        <Announcer />
      </div>
    </CanvasRoomContext>
  );
}

function useScene(view: CanvasView): Scene {
  const board = useBoard();
  const before = useRef<Shot | undefined>(undefined);
  return useMemo(() => {
    const scene = nextScene(board, view, before.current);
    before.current = { board, scene };
    return scene;
  }, [board, view]);
}

/** The room of this canvas: made once, and told of everything that changes. */
function useRoom(scene: Scene): CanvasRoom {
  const workshop = useWorkshop();
  const flow = useFlowPort();
  const [painter] = useState(() => new Painter());
  const [room] = useState<CanvasRoom>(() => ({
    workshop,
    flow,
    painter,
    root: null,
    scene,
    view: scene.view,
    stage: 1,
    readOnly: true,
    insets: { top: 0, right: 0, bottom: 0, left: 0 },
    pointer: undefined,
    notify: tell,
  }));
  return room;
}

const known = new WeakMap<Workshop, Map<CanvasView, Camera>>();

/** Where this person last looked in each view of a workshop: they come back to it. */
function camerasOf(workshop: Workshop): Map<CanvasView, Camera> {
  const cameras = known.get(workshop) ?? new Map<CanvasView, Camera>();
  known.set(workshop, cameras);
  return cameras;
}

/** Looks at a board when it appears, follows wishes to see something, and forgets what is gone. */
function useViewChanges(room: CanvasRoom, view: CanvasView, scene: Scene): void {
  const revealing = useCanvas((state) => state.revealing);
  // The window has no size before React Flow has measured it.
  const [sized, setSized] = useState(false);
  useEffect(() => {
    const check = (): void => setSized(room.flow.size().w > 0);
    check();
    return room.flow.watch(check);
  }, [room]);
  useEffect(() => {
    if (!sized) return undefined;
    const cameras = camerasOf(room.workshop);
    const before = cameras.get(view);
    if (before === undefined) firstLook(room);
    else room.flow.show(before);
    return () => {
      cameras.set(view, room.flow.camera());
    };
  }, [room, view, sized]);
  useEffect(() => {
    if (!sized || revealing === undefined) return;
    bringIntoView(room, revealing.id, true);
    if (revealing.focus) room.root?.focus({ preventScroll: true });
    useCanvas.setState({ revealing: undefined });
  }, [room, sized, revealing]);
  useEffect(() => forgetGone((id) => scene.byId.has(id) || isRow(room, id)), [room, scene]);
  useEffect(() => {
    room.workshop.show({ view });
    return () => room.workshop.show({ cursor: undefined, motion: undefined, selection: [] });
  }, [room, view]);
}

/** Whether a row is still on the board, though this view does not show it. */
const isRow = ({ workshop: { board } }: CanvasRoom, id: string): boolean =>
  board.elements.has(id) ||
  board.aggregates.has(id) ||
  board.placements.has(id) ||
  board.contexts.has(id) ||
  board.services.has(id) ||
  board.phases.has(id);
