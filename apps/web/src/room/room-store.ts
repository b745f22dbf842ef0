import type { ViewName } from '@stormbridge/model';
import { create } from 'zustand';
import { remember, remembered } from '../app/remembered.ts';

export type RoomDialog = 'shortcuts' | 'invite' | 'me' | 'skip';
export type SideTab = 'stage' | 'outline' | 'history';

interface RoomState {
  /** The stage that this person looks at by themselves; `undefined` while they follow the team. */
  readonly looking: number | undefined;
  readonly side: boolean;
  readonly sideTab: SideTab;
  /** Whether the hints are unfolded, for each view; the tables need the width more than the canvas does. */
  readonly hintsOpen: Readonly<Record<ViewName, boolean>>;
  readonly dialog: RoomDialog | undefined;
  /** The view of the stage is there and takes keys. */
  readonly ready: boolean;
  /** The event that the matrix and the schema show. */
  readonly event: string | undefined;
}

/** On a narrow screen the side panel and the hints lie over the view, so they are opened only when asked for. */
const isWide = (): boolean => typeof window === 'undefined' || window.innerWidth > 1000;

const wasOpen = (view: ViewName, first: boolean): boolean =>
  (remembered(`hints:${view}`) ?? (first ? 'open' : 'closed')) === 'open';

/** What one tab shows of the room. Nothing of it is shared and nothing of it is about the board's content. */
export const useRoom = create<RoomState>(() => ({
  looking: undefined,
  side: remembered('side') !== 'closed' && isWide(),
  sideTab: 'stage',
  hintsOpen: {
    timeline: isWide() && wasOpen('timeline', true),
    landscape: isWide() && wasOpen('landscape', true),
    bus: isWide() && wasOpen('bus', false),
    schema: isWide() && wasOpen('schema', false),
    result: false,
  },
  dialog: undefined,
  ready: false,
  event: undefined,
}));

/** Looks at a stage by oneself, or follows the team again. */
export const lookAt = (stage: number | undefined): void => useRoom.setState({ looking: stage });

export const openDialog = (dialog: RoomDialog | undefined): void => useRoom.setState({ dialog });

export const closeDialog = (): void => openDialog(undefined);

/** Shows the side panel with one of its tabs, or hides it. */
export function showSide(tab: SideTab | undefined): void {
  remember('side', tab === undefined ? 'closed' : 'open');
  useRoom.setState(tab === undefined ? { side: false } : { side: true, sideTab: tab });
}

/** Unfolds or folds the hints of a view. */
export function showHints(view: ViewName, open: boolean): void {
  remember(`hints:${view}`, open ? 'open' : 'closed');
  useRoom.setState(({ hintsOpen }) => ({ hintsOpen: { ...hintsOpen, [view]: open } }));
}

/** Shows an event in the matrix and in the schema. */
export const showEvent = (event: string | undefined): void => useRoom.setState({ event });
