import { useEffect } from 'react';
import { useRoom } from './room-store.ts';

/** Hides the side panel when the window becomes so narrow that the panel would lie over the view. */
export function useSideFolds(): void {
  useEffect(() => {
    const query = window.matchMedia('(max-width: 1000px)');
    const fold = (): void => {
      if (query.matches) useRoom.setState({ side: false });
    };
    query.addEventListener('change', fold);
    return () => query.removeEventListener('change', fold);
  }, []);
}
