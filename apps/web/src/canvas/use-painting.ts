import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { CursorGlide } from '../people/cursor-glide.ts';
import type { RemotePerson } from '../people/remote-person.ts';
import { say } from '../text/i18n.ts';
import { useTheme } from '../theme/theme.ts';
import { boardTheme } from './board-theme.ts';
import type { CanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import { prefersStill } from './flow-port.ts';
import { useMoving } from './moving.ts';

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
    if (root.current === null || board.current === null || overlay.current === null) return undefined;
    const { painter, flow } = room;
    const element = root.current;
    const glide = new CursorGlide();
    const glided = (): readonly RemotePerson[] => {
      const people = glide.step(useMoving.getState().people, performance.now(), prefersStill());
      if (glide.moving) painter.invalidate('overlay');
      return people;
    };
    const detach = painter.attach(board.current, overlay.current, {
      board: () => ({
        scene: room.scene,
        camera: flow.camera(),
        size: sizeOf(element),
        theme: theme.current,
        offsets: useMoving.getState().offsets,
        selectedArrows: useCanvas.getState().selectedArrows,
        near: nearSet(),
        linked: (count) => say('canvas.linked', { count }),
      }),
      overlay: () => {
        const { selection, editing, marquee, drawing, guide } = useCanvas.getState();
        return {
          scene: room.scene,
          camera: flow.camera(),
          size: sizeOf(element),
          theme: theme.current,
          offsets: useMoving.getState().offsets,
          selection,
          editing,
          marquee,
          drawing,
          guide,
          people: glided(),
          writes: (name: string) => say('people.writing', { name }),
        };
      },
    });
    const observer = new ResizeObserver(() => painter.resize(sizeOf(element)));
    observer.observe(element);
    const unwatch = flow.watch(() => painter.invalidate());
    const unsubscribe = useCanvas.subscribe((now, before) => {
      const arrows = (['selectedArrows', 'hovered', 'selection', 'focused'] as const).some(
        (key) => now[key] !== before[key],
      );
      painter.invalidate(arrows ? 'both' : 'overlay');
    });
    const unmoved = useMoving.subscribe((now, before) => {
      painter.invalidate(now.offsets === before.offsets ? 'overlay' : 'both');
    });
    const fonts = (): void => painter.fontsChanged();
    document.fonts.addEventListener('loadingdone', fonts);
    void document.fonts.ready.then(fonts);
    return () => {
      document.fonts.removeEventListener('loadingdone', fonts);
      unsubscribe();
      unmoved();
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

  // Other people see what is selected here.
  useEffect(() => {
    const send = (ids: ReadonlySet<string>): void =>
      room.workshop.show({ selection: [...ids].slice(0, SHARED_SELECTION) });
    send(useCanvas.getState().selection);
    return useCanvas.subscribe((now, before) => {
      if (now.selection !== before.selection) send(now.selection);
    });
  }, [room]);
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
