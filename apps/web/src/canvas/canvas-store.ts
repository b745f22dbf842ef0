import type { Kind, Point } from '@stormbridge/model';
import { create } from 'zustand';
import type { Route } from './arrows.ts';
import type { Box } from './geometry.ts';
import type { DropGuide } from './paint-overlay.ts';

/** What a list of targets is for. */
export type PickKind = 'connect' | 'assign' | 'place' | 'copyTo' | 'service';

export type Tool = 'select' | 'hand' | 'connect';

/** What this person is doing on the canvas. None of it is part of the board. */
export interface CanvasState {
  readonly selection: ReadonlySet<string>;
  readonly selectedArrows: ReadonlySet<string>;
  /** The one thing that the keyboard stands on. */
  readonly focused: string | undefined;
  readonly hovered: string | undefined;
  readonly editing: string | undefined;
  /** Everything that is written in one go with making the note is one undo step: its key. */
  readonly editMerge: string | undefined;
  readonly tool: Tool;
  /** Arrow keys move the selection instead of the focus. */
  readonly moveMode: boolean;
  /** The kind that was made last, for the key that makes another one. */
  readonly lastKind: Kind | undefined;
  /** From where an arrow is being drawn, with the connect tool or from the keyboard. */
  readonly connecting: string | undefined;
  readonly motion: { readonly ids: readonly string[]; readonly by: Point } | undefined;
  readonly marquee: Box | undefined;
  readonly drawing: { readonly route: Route; readonly allowed: boolean } | undefined;
  readonly guide: DropGuide | undefined;
  /** Whether a pointer gesture is under way: the set of live notes does not change meanwhile. */
  readonly busy: boolean;
  /** A wish to see something; `at` counts the wishes, so that the same one can be made twice. */
  readonly revealing: { readonly id: string; readonly at: number; readonly focus: boolean } | undefined;
  /** Counts the wishes to see the whole board. */
  readonly fitting: number;
  /** What is being chosen from a list, for things that are named by their rows. */
  readonly picking: { readonly what: PickKind; readonly ids: readonly string[] } | undefined;
  /** A paste that waits for a yes. */
  readonly asking: { readonly count: number; readonly yes: () => void } | undefined;
  readonly menu: { readonly at: Point; readonly id: string | undefined } | undefined;
}

const nothing: ReadonlySet<string> = new Set();

const initial: CanvasState = {
  selection: nothing,
  selectedArrows: nothing,
  focused: undefined,
  hovered: undefined,
  editing: undefined,
  editMerge: undefined,
  tool: 'select',
  moveMode: false,
  lastKind: undefined,
  connecting: undefined,
  motion: undefined,
  marquee: undefined,
  drawing: undefined,
  guide: undefined,
  busy: false,
  revealing: undefined,
  fitting: 0,
  picking: undefined,
  asking: undefined,
  menu: undefined,
};

/** The state of the canvas in this tab. */
export const useCanvas = create<CanvasState>(() => initial);

const set = useCanvas.setState;

const equal = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/** Replaces the selection, and puts the keyboard on its last thing. Arrows are no longer selected. */
export function select(ids: Iterable<string>): void {
  const selection = new Set(ids);
  const { selection: before, focused } = useCanvas.getState();
  set({
    selection: equal(before, selection) ? before : selection,
    selectedArrows: nothing,
    focused: [...selection].at(-1) ?? focused,
  });
}

/** Adds a thing to the selection, or takes it out of it. */
export function toggle(id: string): void {
  const selection = new Set(useCanvas.getState().selection);
  if (!selection.delete(id)) selection.add(id);
  set({ selection, selectedArrows: nothing, focused: id });
}

export const selectArrow = (id: string): void => set({ selection: nothing, selectedArrows: new Set([id]) });

/** Opens the list of targets for things that are named by their rows. */
export const pick = (what: PickKind, ids: readonly string[]): void => set({ picking: { what, ids } });

/** Begins to write the label of a thing. `merge` makes the writing one step with what came before it. */
export const beginEdit = (id: string, merge?: string): void =>
  set({ editing: id, editMerge: merge, selection: new Set([id]), focused: id, selectedArrows: nothing });

/** Ends writing. The thing stays selected and focused. */
export const endEdit = (): void => set({ editing: undefined, editMerge: undefined });

/** Brings a row into view and puts the focus on it, from wherever in the page. */
export function reveal(id: string, focus = true): void {
  const at = (useCanvas.getState().revealing?.at ?? 0) + 1;
  set({ revealing: { id, at, focus }, focused: id, selection: new Set([id]), selectedArrows: nothing });
}

/** Shows the whole board again, after much of it has got another place. */
export const askToFit = (): void => set(({ fitting }) => ({ fitting: fitting + 1 }));

/** Forgets everything about rows that are gone. */
export function forgetGone(isThere: (id: string) => boolean): void {
  const { selection, focused, hovered, editing } = useCanvas.getState();
  const kept = [...selection].filter(isThere);
  const gone = (id: string | undefined): boolean => id !== undefined && !isThere(id);
  if (kept.length === selection.size && !gone(focused) && !gone(hovered) && !gone(editing)) return;
  set({
    selection: new Set(kept),
    focused: gone(focused) ? kept.at(-1) : focused,
    hovered: gone(hovered) ? undefined : hovered,
    ...(gone(editing) ? { editing: undefined, editMerge: undefined } : {}),
  });
}

/** Puts everything back to how a canvas begins: another workshop is opened. */
export const resetCanvas = (): void => set(initial, true);
