import { useMemo } from 'react';
import { useReactFlow, useStoreApi } from 'reactflow';
import type { Camera, Size } from './geometry.ts';

/**
 * All that the canvas asks of React Flow beside its component. Version 13 replaces its store: this module is what has
 * to change then.
 */
export interface FlowPort {
  camera(): Camera;
  /** The size of the window over the board, in CSS px. */
  size(): Size;
  /** Calls back whenever the camera or the window has changed; gives the function that ends it. */
  watch(listener: () => void): () => void;
  /** Moves the camera; over `duration` ms where one is given. */
  show(camera: Camera, duration?: number): void;
}

/** The port to the React Flow instance around the component. */
export function useFlowPort(): FlowPort {
  const store = useStoreApi();
  const flow = useReactFlow();
  return useMemo(
    () => ({
      camera: () => {
        const [x, y, zoom] = store.getState().transform;
        return { x, y, zoom };
      },
      size: () => {
        const { width, height } = store.getState();
        return { w: width, h: height };
      },
      watch: (listener) =>
        store.subscribe((now, before) => {
          if (now.transform !== before.transform || now.width !== before.width || now.height !== before.height)
            listener();
        }),
      show: (camera, duration = 0) => {
        void flow.setViewport(camera, duration > 0 && !prefersStill() ? { duration } : undefined);
      },
    }),
    [store, flow],
  );
}

/** Whether the person has asked their machine for less motion. */
export const prefersStill = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
