import { type Box, overlaps } from './geometry.ts';
import type { Scene } from './scene.ts';

/** Never more notes than this are elements of the page at once. */
export const LIVE_LIMIT = 200;
/** From this zoom on, notes that are seen become live after the view has settled. */
export const LIVE_ZOOM = 0.5;

export interface LiveWish {
  readonly scene: Scene;
  readonly selection: ReadonlySet<string>;
  readonly focused: string | undefined;
  readonly hovered: string | undefined;
  readonly editing: string | undefined;
  /** The seen part of the board once the view has settled; none while it moves or from afar. */
  readonly settled: Box | undefined;
}

/**
 * The things that are elements of the page: the edited, focused and hovered one, the selection (a large one stays on the
 * canvas), then what is seen, in the order of the scene.
 */
export function liveIds(wish: LiveWish): string[] {
  const { scene, selection, focused, hovered, editing, settled } = wish;
  const ids = new Set<string>();
  const add = (id: string | undefined): void => {
    if (id !== undefined && scene.byId.has(id)) ids.add(id);
  };
  add(editing);
  add(focused);
  add(hovered);
  if (selection.size <= LIVE_LIMIT - ids.size) for (const id of selection) add(id);
  if (settled !== undefined)
    for (const item of scene.items) {
      if (ids.size >= LIVE_LIMIT) break;
      if (overlaps(item.box, settled)) ids.add(item.id);
    }
  return [...ids];
}

/** At most this many notes are mounted in one frame, so that settling never costs a visible pause. */
export const MOUNT_PER_FRAME = 32;

/** The next step from the notes that are live to those that should be: drops at once, adds a few at a time. */
export function nextLive(now: readonly string[], wanted: readonly string[], first: number): readonly string[] {
  const keep = new Set(wanted);
  const kept = now.filter((id) => keep.has(id));
  const there = new Set(kept);
  const missing = wanted.filter((id) => !there.has(id));
  if (missing.length === 0 && kept.length === now.length) return now;
  return [...kept, ...missing.slice(0, Math.max(first, MOUNT_PER_FRAME))];
}
