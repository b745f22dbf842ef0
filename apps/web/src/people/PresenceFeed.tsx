import { useEffect, useLayoutEffect, useState } from 'react';
import { usePresence } from '../board/index.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { still, useMoving } from '../canvas/moving.ts';
import type { Scene } from '../canvas/scene.ts';
import { DropHold } from './drop-hold.ts';
import { peopleIn, withOwn } from './people-in-view.ts';

/** Hands on what people do to the painters. It shows nothing itself, so that nothing else renders when a pointer moves. */
export function PresenceFeed({ scene }: { readonly scene: Scene }) {
  const presence = usePresence();
  const motion = useCanvas((state) => state.motion);
  const [hold] = useState(() => new DropHold());
  const [, again] = useState(0);
  useLayoutEffect(() => {
    const people = peopleIn(presence, scene);
    const offsets = withOwn(hold.offsets(people, scene, performance.now()), motion);
    const before = useMoving.getState().offsets;
    useMoving.setState({ people, offsets: offsets.size === 0 ? (before.size === 0 ? before : still) : offsets });
  });
  useEffect(() => {
    if (hold.due === undefined) return undefined;
    const timer = window.setTimeout(() => again((count) => count + 1), Math.max(hold.due - performance.now(), 0) + 1);
    return () => window.clearTimeout(timer);
  });
  return null;
}
