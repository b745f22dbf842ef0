import { useLayoutEffect } from 'react';
import { usePresence } from '../board/index.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { still, useMoving } from '../canvas/moving.ts';
import type { Scene } from '../canvas/scene.ts';
import { offsetsOf, peopleIn } from './people-in-view.ts';

/** Hands on what people do to the painters. It shows nothing itself, so that nothing else renders when a pointer moves. */
export function PresenceFeed({ scene }: { readonly scene: Scene }) {
  const presence = usePresence();
  const motion = useCanvas((state) => state.motion);
  useLayoutEffect(() => {
    const people = peopleIn(presence, scene);
    const offsets = offsetsOf(people, motion);
    const before = useMoving.getState().offsets;
    useMoving.setState({ people, offsets: offsets.size === 0 ? (before.size === 0 ? before : still) : offsets });
  }, [presence, scene, motion]);
  return null;
}
