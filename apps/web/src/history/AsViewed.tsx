import type { ReactNode } from 'react';
import { useWorkshop, WorkshopProvider } from '../board/index.ts';
import { useHistory } from './history-store.ts';

/** What is inside shows the moment that is looked at, where there is one, and else the board of now. */
export function AsViewed({ children }: { readonly children: ReactNode }) {
  const live = useWorkshop();
  const viewed = useHistory((state) => state.viewed);
  return (
    <WorkshopProvider key={viewed?.point.id ?? 'now'} value={viewed?.workshop ?? live}>
      {children}
    </WorkshopProvider>
  );
}
