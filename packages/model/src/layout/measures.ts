import { NOTATION } from '../notation.ts';

/** Every place is a multiple of this, in px. */
export const GRID = 8;
/** The cell of a sticky; smaller kinds stand in the middle of one. */
export const CELL = NOTATION.event.size;
/** From one time column to the next, and from one row of a lane to the next, in px. */
export const COLUMN_PITCH = 160;
export const ROW_PITCH = 112;
/** Between two lanes, with room for the lower one's heading. */
export const LANE_GAP = 72;
/** Between the timeline and what lies loosely under it. */
export const TRAY_GAP = 96;
/** Between the highest sticky of the timeline and the headings of the phases. */
export const PHASE_GAP = 40;

/** Between two stickies of one aggregate, and from one to the next. */
export const MEMBER_GAP = 24;
/** Between two aggregates. Their outlines stand out by 10 px on each side. */
export const CLUSTER_GAP = 40;
/** Room inside a service or a context: on the sides, and above for the heading. */
export const SERVICE_INSET = { side: 24, top: 48 } as const;
export const CONTEXT_INSET = { side: 32, top: 64 } as const;
export const SERVICE_GAP = 40;
export const CONTEXT_GAP = 64;
/** A context is never smaller than this, so that its name can be read and something can be dropped in it. */
export const CONTEXT_MIN = { w: 320, h: 240 } as const;

/** The nearest multiple of the grid. */
export const snapped = (value: number): number => Math.round(value / GRID) * GRID;
/** The next multiple of the grid that is not smaller. */
export const snappedUp = (value: number): number => Math.ceil(value / GRID) * GRID;
