import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { CursorGlide } from '../people/cursor-glide.ts';
import type { RemotePerson } from '../people/remote-person.ts';
import { say } from '../text/i18n.ts';
import { useTheme } from '../theme/theme.ts';
import { type BoardTheme, boardTheme } from './board-theme.ts';
import type { CanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import { prefersStill } from './flow-port.ts';
import { useMoving } from './moving.ts';
import type { FrameSource } from './painter.ts';

/** Keeps both canvases as large as the window and painted whenever something that they show has changed. */
export function usePainting(
  room: CanvasRoom,
  root: RefObject<HTMLElement | null>,
  board: RefObject<HTMLCanvasElement | null>,
  overlay: RefObject<HTMLCanvasElement | null>,
): void {
  const shown = useTheme((state) => state.shown);
  const theme = useRef(boardTheme(false, () => ''));
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null || board.current === null || overlay.current === null) return undefined;
    const { painter } = room;
    const detach = painter.attach(board.current, overlay.current, frames(room, element, theme));
    const observer = new ResizeObserver(() => painter.resize(sizeOf(element)));
    observer.observe(element);
    const unwatch = watch(room);
    return () => {
      unwatch();
      observer.disconnect();
      detach();
    };
  }, [room, root, board, overlay]);
  useLayoutEffect(() => {
    const style = getComputedStyle(document.documentElement);
    theme.current = boardTheme(shown === 'dark', (property) => style.getPropertyValue(property));
    room.painter.invalidate();
  }, [room, shown]);
  useEffect(() => shareSelection(room), [room]);
}

/** What both canvases show at the moment in which they are painted. */
function frames(room: CanvasRoom, element: HTMLElement, theme: RefObject<BoardTheme>): FrameSource {
  const { painter, flow } = room;
  const glide = new CursorGlide();
  const people = (): readonly RemotePerson[] => {
    const glided = glide.step(useMoving.getState().people, performance.now(), prefersStill());
    if (glide.moving) painter.invalidate('overlay');
    return glided;
  };
  const common = () => ({
    scene: room.scene,
    camera: flow.camera(),
    size: sizeOf(element),
    theme: theme.current,
    offsets: useMoving.getState().offsets,
  });
  return {
    board: () => ({
      ...common(),
      selectedArrows: useCanvas.getState().selectedArrows,
      near: nearSet(),
      linked: (count) => say('canvas.linked', { count }),
    }),
    overlay: () => {
      const { private: hidden } = room.workshop.state.getState();
      const { selection, editing, marquee, drawing, guide } = useCanvas.getState();
      const writes = (name: string): string => say('people.writing', { name });
      return { ...common(), hidden, selection, editing, marquee, drawing, guide, people: people(), writes };
    },
  };
}

/** Paints anew whenever the camera, the state of the canvas, people or fonts change; gives the function that ends it. */
function watch({ painter, flow }: CanvasRoom): () => void {
  const fonts = (): void => painter.fontsChanged();
  document.fonts.addEventListener('loadingdone', fonts);
  void document.fonts.ready.then(fonts);
  const ends = [
    flow.watch(() => painter.invalidate()),
    useCanvas.subscribe((now, before) => {
      const arrows = (['selectedArrows', 'hovered', 'selection', 'focused'] as const).some(
        (key) => now[key] !== before[key],
      );
      painter.invalidate(arrows ? 'both' : 'overlay');
    }),
    useMoving.subscribe((now, before) => {
      painter.invalidate(now.offsets === before.offsets ? 'overlay' : 'both');
    }),
    () => document.fonts.removeEventListener('loadingdone', fonts),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Tells others what is selected here; gives the function that ends it. */
function shareSelection({ workshop }: CanvasRoom): () => void {
  const send = (ids: ReadonlySet<string>): void => workshop.show({ selection: [...ids].slice(0, SHARED_SELECTION) });
  send(useCanvas.getState().selection);
  return useCanvas.subscribe((now, before) => {
    if (now.selection !== before.selection) send(now.selection);
  });
}

/** More selected things than this are not told to others: a large selection is a passing thing. */
const SHARED_SELECTION = 100;

const sizeOf = (element: HTMLElement) => ({ w: element.clientWidth, h: element.clientHeight });

/** More selected things than this do not make their arrows stand out: all would, and so none. */
const FEW = 12;

/** What is looked at just now. */
function nearSet(): ReadonlySet<string> {
  const { hovered, selection, motion } = useCanvas.getState();
  const near = new Set(selection.size <= FEW ? selection : []);
  if (hovered !== undefined && motion === undefined) near.add(hovered);
  return near;
}
