import type { Board, Row, TableName } from '@stormbridge/model';
import type { SaveState, SessionState, TrayItem } from '@stormbridge/sync';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { Lost } from './lost.ts';
import type { Person, Who } from './people.ts';
import type { Me, Rights, Workshop } from './workshop.ts';

export const WorkshopContext = createContext<Workshop | undefined>(undefined);
/** Gives the hooks below it their workshop. */
export const WorkshopProvider = WorkshopContext.Provider;

/** The workshop around this component; a stable object, for event handlers. Throws where there is none. */
export function useWorkshop(): Workshop {
  const workshop = useContext(WorkshopContext);
  if (workshop === undefined) throw new Error('This component stands outside of a workshop');
  return workshop;
}

/** What a selector takes from a store; the same when a page is rendered to text, as tests do. */
function useSelected<S, T>(store: StoreApi<S>, select: (state: S) => T): T {
  const read = (): T => select(store.getState());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** The board, or what a selector takes from it. What the selector gives must be stable (`===`) on an unchanged board. */
export function useBoard(): Board;
export function useBoard<T>(select: (board: Board) => T): T;
export function useBoard<T>(select?: (board: Board) => T): T | Board {
  return useSelected(useWorkshop().state, ({ board }) => (select === undefined ? board : select(board)));
}

/** One row, or `undefined` while it is not on the board. Renders again only when that row changes. */
export const useRow = <T extends TableName>(table: T, id: string | undefined): Row<T> | undefined =>
  useSelected(useWorkshop().state, ({ board }) =>
    id === undefined ? undefined : (board[table] as ReadonlyMap<string, Row<T>>).get(id),
  );

export const useSession = (): SessionState => useSelected(useWorkshop().state, ({ session }) => session);
/** The board without what only this person sees. */
export const useCommonBoard = (): Board => useSelected(useWorkshop().state, ({ common }) => common);
/** The stickies that only this person sees. */
export const usePrivate = (): ReadonlySet<string> => useSelected(useWorkshop().state, (state) => state.private);
export const useTray = (): readonly TrayItem[] => useSelected(useWorkshop().state, ({ tray }) => tray);
export const useRights = (): Rights => useSelected(useWorkshop().state, ({ rights }) => rights);
export const useSaveState = (): SaveState => useSelected(useWorkshop().state, ({ saving }) => saving);
export const useUndoState = (): { readonly canUndo: boolean; readonly canRedo: boolean } =>
  useSelected(useWorkshop().state, ({ undo }) => undo);
export const useMe = (): Me => useSelected(useWorkshop().state, ({ me }) => me);
/** Whether the server cannot store at the moment. */
export const useHeld = (): boolean => useSelected(useWorkshop().state, ({ held }) => held);
/** Whether this browser keeps a copy of the workshop. */
export const useKeeps = (): boolean => useSelected(useWorkshop().state, ({ keeps }) => keeps);
/** What the server refused, until it is dismissed. */
export const useLost = (): Lost | undefined => useSelected(useWorkshop().state, ({ lost }) => lost);

/** The others and what they do now. Changes up to 60 times a second while somebody moves. */
export const usePresence = (): readonly Person[] => useSelected(useWorkshop().presence, ({ people }) => people);
/** The others, without what they do. Changes only when somebody comes, goes or is renamed. */
export const usePeople = (): readonly Who[] => useSelected(useWorkshop().presence, ({ who }) => who);
