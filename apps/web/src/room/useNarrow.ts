import { useSyncExternalStore } from 'react';

/** Below this the rail lies under the view, and cards lie over the canvas instead of beside it. The styles say the same. */
const NARROW = '(max-width: 600px)';

const subscribe = (changed: () => void): (() => void) => {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether the window is as narrow as that of a phone. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(NARROW).matches,
    () => false,
  );
