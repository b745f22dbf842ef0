import type { Board } from '@stormbridge/model';
import { useEffect, useState } from 'react';
import { useBoard, useSaveState } from '../board/index.ts';
import { oncePerFrame } from '../board/schedule.ts';

/** The board as soon as it has been painted: what else is made of it comes after that. `undefined` until then. */
export function useBoardLater(): Board | undefined {
  const board = useBoard();
  const loading = useSaveState().kind === 'loading';
  const [painted, setPainted] = useState(!loading);
  if (loading && painted) setPainted(false);
  useEffect(() => {
    if (loading || painted) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame begins with this; what comes behind it finds the frame done.
    oncePerFrame()(() => {
      timer = setTimeout(() => setPainted(true), 0);
    });
    return () => clearTimeout(timer);
  }, [loading, painted]);
  return painted ? board : undefined;
}
