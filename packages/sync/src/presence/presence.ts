import { type Point, STAGES, type ViewName } from '@stormbridge/model';
import { isRecord, isRowId, shortened } from '../layout/values.ts';

/** What one tab shows of its person to the others. It is not kept anywhere. */
export interface Presence {
  readonly name: string;
  /** A colour as `#rrggbb`. */
  readonly colour: string;
  readonly view?: ViewName | undefined;
  /** In px of the board in `view`. */
  readonly cursor?: Point | undefined;
  readonly selection: readonly string[];
  /** The row whose text this person is writing. */
  readonly editing?: string | undefined;
  /** What is being dragged, and how far from where the document says. In px of the board in `view`. */
  readonly motion?: Motion | undefined;
}

export interface Motion {
  readonly ids: readonly string[];
  readonly dx: number;
  readonly dy: number;
}

/** A longer state is not passed on by the server. In bytes of its JSON. */
export const PRESENCE_MAX = 4096;
export const NAME_MAX = 40;
/** More rows than this are not named one by one. */
const IDS_MAX = 200;

const COLOUR = /^#[0-9a-fA-F]{6}$/;
const NO_COLOUR = '#7b8794';
const VIEWS = [...new Set(STAGES.map((stage) => stage.view))];

/**
 * The state as it travels: plain JSON of at most `PRESENCE_MAX` bytes. Coordinates are rounded to whole px; of a selection
 * that is too long only the beginning is told. What is dragged is named only where it is not just the selection.
 */
export function encodePresence(presence: Presence): Readonly<Record<string, unknown>> {
  const selection = presence.selection.filter(isRowId);
  const moved = presence.motion?.ids.filter(isRowId) ?? [];
  for (let room = IDS_MAX; ; room = Math.floor(room / 2)) {
    const state = stateOf(presence, selection.slice(0, room), moved.slice(0, room));
    if (room === 0 || bytes(JSON.stringify(state)) <= PRESENCE_MAX) return state;
  }
}

function stateOf(presence: Presence, selection: readonly string[], moved: readonly string[]) {
  const { view, cursor, editing, motion } = presence;
  const named = moved.length === selection.length && moved.every((id, at) => id === selection[at]);
  return {
    name: shortened(presence.name, NAME_MAX),
    colour: COLOUR.test(presence.colour) ? presence.colour : NO_COLOUR,
    ...(view === undefined ? {} : { view }),
    ...(cursor === undefined ? {} : { cursor: [Math.round(cursor.x), Math.round(cursor.y)] }),
    ...(selection.length === 0 ? {} : { selection }),
    ...(isRowId(editing) ? { editing } : {}),
    ...(motion === undefined
      ? {}
      : { motion: [Math.round(motion.dx), Math.round(motion.dy)], ...(named ? {} : { moved }) }),
  };
}

/** The presence in a state from elsewhere, or `undefined` when it is none. What does not fit is left out. Never throws. */
export function decodePresence(state: unknown): Presence | undefined {
  if (!isRecord(state)) return undefined;
  const { name, colour, editing } = state;
  if (typeof name !== 'string') return undefined;
  const selection = idsOf(state['selection']);
  const by = pair(state['motion']);
  const cursor = pair(state['cursor']);
  const moved = 'moved' in state ? idsOf(state['moved']) : selection;
  return {
    name: shortened(name, NAME_MAX),
    colour: typeof colour === 'string' && COLOUR.test(colour) ? colour : NO_COLOUR,
    view: VIEWS.find((one) => one === state['view']),
    cursor: cursor && { x: cursor[0], y: cursor[1] },
    selection,
    editing: isRowId(editing) ? editing : undefined,
    motion: by && { ids: moved, dx: by[0], dy: by[1] },
  };
}

const idsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.slice(0, IDS_MAX).filter(isRowId) : [];

function pair(value: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(value)) return undefined;
  const [x, y]: readonly unknown[] = value;
  return Number.isFinite(x) && Number.isFinite(y) ? [Number(x), Number(y)] : undefined;
}

/** Length of a well-formed text in UTF-8. */
function bytes(text: string): number {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}
