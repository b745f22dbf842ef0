/** The board in the page: what the canvas and the views use of it. */
export { openShelf, type Shelf } from './copy/shelf.ts';
export {
  useBoard,
  useCommonBoard,
  useHeld,
  useKeeps,
  useLost,
  useMe,
  usePeople,
  usePresence,
  usePrivate,
  useRights,
  useRow,
  useSaveState,
  useSession,
  useTray,
  useUndoState,
  useWorkshop,
  WorkshopProvider,
} from './hooks.ts';
export type { Lost } from './lost.ts';
export type { Person, Who } from './people.ts';
export { type TextField, useTextField } from './use-text-field.ts';
export {
  type Me,
  openLocalWorkshop,
  openWorkshop,
  type Rights,
  type Workshop,
  type WorkshopState,
} from './workshop.ts';
