import { createContext, useContext, useMemo } from 'react';
import { useRights } from '../board/index.ts';
import type { Asker } from './api.ts';

/** The id of the workshop whose history is shown. */
export const WorkshopId = createContext('');

/** Who asks for the history here. */
export function useAsker(): Asker {
  const id = useContext(WorkshopId);
  const { role } = useRights();
  return useMemo(() => ({ id, role }), [id, role]);
}
