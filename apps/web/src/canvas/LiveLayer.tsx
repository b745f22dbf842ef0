import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReactFlow } from 'reactflow';
import { useShallow } from 'zustand/react/shallow';
import { usePrivate } from '../board/index.ts';
import { useCanvasRoom } from './canvas-room.ts';
import { useCanvas } from './canvas-store.ts';
import { type Box, MAX_ZOOM, MIN_ZOOM, seenBox } from './geometry.ts';
import { HEADING } from './hit-test.ts';
import { type LiveNode, LiveNote } from './LiveNote.tsx';
import { LIVE_LIMIT, LIVE_ZOOM, liveIds, nextLive } from './live-set.ts';
import { useMoving } from './moving.ts';
import { isArea, nameOf, type Offsets, readingFirst, type Scene, type SceneItem } from './scene.ts';

const nodeTypes = { live: LiveNote };
const noEdges: never[] = [];

/** How long the view has to rest before the notes that are seen become elements of the page, in ms. */
const SETTLE = 140;

/** React Flow with the notes that are alive now. It moves the camera; everything else on the board is painted. */
export function LiveLayer({ scene, readOnly }: { readonly scene: Scene; readonly readOnly: boolean }) {
  const offsets = useMoving((state) => state.offsets);
  const live = useLiveIds(scene);
  const nodes = useNodes(live, scene, offsets, readOnly);
  const hand = useCanvas((state) => state.tool === 'hand');
  return (
    <ReactFlow
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      minZoom={MIN_ZOOM}
      maxZoom={MAX_ZOOM}
      panOnScroll
      panOnScrollSpeed={1}
      zoomOnScroll={false}
      zoomOnPinch
      zoomOnDoubleClick={false}
      panOnDrag={hand ? [0, 1] : [1]}
      panActivationKeyCode="Space"
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      deleteKeyCode={null}
      nodesDraggable={false}
      nodesConnectable={false}
      nodesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      attributionPosition="bottom-right"
    />
  );
}

/** The part of the board that is seen, while the view rests near enough; nothing while it moves. */
function useSettled(): Box | undefined {
  const { flow } = useCanvasRoom();
  const [settled, setSettled] = useState<Box | undefined>();
  useEffect(() => {
    let timer = 0;
    const rest = (): void => {
      const camera = flow.camera();
      setSettled(camera.zoom < LIVE_ZOOM ? undefined : seenBox(camera, flow.size(), 80));
    };
    const moved = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(rest, SETTLE);
    };
    moved();
    const unwatch = flow.watch(moved);
    return () => {
      window.clearTimeout(timer);
      unwatch();
    };
  }, [flow]);
  return settled;
}

function useLiveIds(scene: Scene): readonly string[] {
  const wish = useCanvas(
    useShallow(({ selection, focused, hovered, editing, busy }) => ({ selection, focused, hovered, editing, busy })),
  );
  const settled = useSettled();
  const [live, setLive] = useState<readonly string[]>([]);
  const urgent = [wish.editing, wish.focused, wish.hovered].filter((id) => id !== undefined).length;
  useEffect(() => {
    // While something is dragged the canvas covers every gap.
    if (wish.busy) return undefined;
    const wanted = liveIds({ scene, settled, ...wish });
    let frame = 0;
    const step = (): void => {
      setLive((now) => {
        const next = nextLive(now, wanted, urgent);
        if (next !== now && next.length < Math.min(wanted.length, LIVE_LIMIT)) frame = requestAnimationFrame(step);
        return next;
      });
    };
    step();
    return () => cancelAnimationFrame(frame);
  }, [scene, settled, wish, urgent]);
  return live;
}

/** Turns live things into nodes. A node whose thing did not change keeps its identity, so that it is not rendered anew. */
function useNodes(live: readonly string[], scene: Scene, offsets: Offsets, readOnly: boolean): LiveNode[] {
  const { t } = useTranslation();
  const { selection, focused, editing } = useCanvas(
    useShallow((state) => ({ selection: state.selection, focused: state.focused, editing: state.editing })),
  );
  const hidden = usePrivate();
  const known = useRef(new Map<string, { readonly key: readonly unknown[]; readonly node: LiveNode }>());
  const first = useMemo(
    () => (focused === undefined || !scene.byId.has(focused) ? readingFirst(scene, live) : focused),
    [scene, live, focused],
  );
  return useMemo(() => {
    const next = new Map<string, { readonly key: readonly unknown[]; readonly node: LiveNode }>();
    for (const id of live) {
      const item = scene.byId.get(id);
      if (item === undefined) continue;
      const by = offsets.get(id);
      const name = hidden.has(id) ? t('silent.ownOne', { name: nameOf(item) }) : nameOf(item);
      const facts = { name, chosen: selection.has(id), stop: id === first, editing: id === editing };
      const key = [item, by?.x, by?.y, name, facts.chosen, facts.stop, facts.editing, readOnly];
      const before = known.current.get(id);
      const same = before?.key.every((value, index) => value === key[index]) === true;
      const what = isArea(item.kind) ? t('canvas.area') : t('canvas.note');
      next.set(id, same && before !== undefined ? before : { key, node: nodeOf(item, by, facts, what, readOnly) });
    }
    known.current = next;
    return [...next.values()].map(({ node }) => node);
  }, [live, scene, offsets, selection, first, editing, hidden, readOnly, t]);
}

interface Facts {
  readonly name: string;
  readonly chosen: boolean;
  readonly stop: boolean;
  readonly editing: boolean;
}

function nodeOf(
  item: SceneItem,
  by: { readonly x: number; readonly y: number } | undefined,
  { name, chosen, stop, editing }: Facts,
  what: string,
  readOnly: boolean,
): LiveNode {
  const area = isArea(item.kind);
  const size = { width: item.box.w, height: area ? Math.min(item.box.h, HEADING) : item.box.h };
  return {
    id: item.id,
    type: 'live',
    position: { x: item.box.x + (by?.x ?? 0), y: item.box.y + (by?.y ?? 0) },
    data: { item, readOnly },
    ...size,
    measured: size,
    handles: [],
    zIndex: editing ? 1000 : area ? 0 : chosen ? 2 : 1,
    style: { pointerEvents: 'all' },
    ariaRole: 'group',
    ariaLabel: name,
    domAttributes: {
      'aria-roledescription': what,
      'aria-current': chosen ? 'true' : undefined,
      tabIndex: stop ? 0 : -1,
    } as NonNullable<LiveNode['domAttributes']>,
  };
}
