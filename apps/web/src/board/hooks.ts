import type { Board, Row, TableName } from '@stormbridge/model';
import type { SaveState, SessionState } from '@stormbridge/sync';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Person, Who } from './people.ts';
import type { Lost, Me, Rights, Workshop } from './workshop.ts';

export const WorkshopContext = createContext<Workshop | undefined>(undefined);
/** Gives the hooks below it their workshop. */
export const WorkshopProvider = WorkshopContext.Provider;

/** The workshop around this component; a stable object, for event handlers. Throws where there is none. */
export function useWorkshop(): Workshop {
  const workshop = useContext(WorkshopContext);
  if (workshop === undefined) throw new Error('This component stands outside of a workshop');
  return workshop;
}

/** The board, or what a selector takes from it. What the selector gives must be stable (`===`) on an unchanged board. */
export function useBoard(): Board;
export function useBoard<T>(select: (board: Board) => T): T;
export function useBoard<T>(select?: (board: Board) => T): T | Board {
  return useStore(useWorkshop().state, ({ board }) => (select === undefined ? board : select(board)));
}

/** One row, or `undefined` while it is not on the board. Renders again only when that row changes. */
export const useRow = <T extends TableName>(table: T, id: string | undefined): Row<T> | undefined =>
  useStore(useWorkshop().state, ({ board }) =>
    id === undefined ? undefined : (board[table] as ReadonlyMap<string, Row<T>>).get(id),
  );

export const useSession = (): SessionState => useStore(useWorkshop().state, ({ session }) => session);
export const useRights = (): Rights => useStore(useWorkshop().state, ({ rights }) => rights);
export const useSaveState = (): SaveState => useStore(useWorkshop().state, ({ saving }) => saving);
export const useUndoState = (): { readonly canUndo: boolean; readonly canRedo: boolean } =>
  useStore(useWorkshop().state, ({ undo }) => undo);
export const useMe = (): Me => useStore(useWorkshop().state, ({ me }) => me);
/** What the server refused, until it is dismissed. */
export const useLost = (): Lost | undefined => useStore(useWorkshop().state, ({ lost }) => lost);

/** The others and what they do now. Changes up to 60 times a second while somebody moves. */
export const usePresence = (): readonly Person[] => useStore(useWorkshop().presence, ({ people }) => people);
/** The others, without what they do. Changes only when somebody comes, goes or is renamed. */
export const usePeople = (): readonly Who[] => useStore(useWorkshop().presence, ({ who }) => who);
