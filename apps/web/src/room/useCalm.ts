import { useEffect, useRef, useState } from 'react';

/** However busy it is, what is derived is at most this many pauses old. */
const PATIENCE = 5;

/**
 * A value that follows another one when that has rested for `pause` ms, for what is costly to derive: while somebody
 * types, the letters come first.
 */
export function useCalm<T>(value: T, pause: number): T {
  const [calm, setCalm] = useState(value);
  const due = useRef<number>(undefined);
  useEffect(() => {
    if (value === calm) return;
    const now = performance.now();
    due.current ??= now + pause * PATIENCE;
    const timer = window.setTimeout(
      () => {
        due.current = undefined;
        setCalm(value);
      },
      Math.min(pause, Math.max(due.current - now, 0)),
    );
    return () => window.clearTimeout(timer);
  }, [value, calm, pause]);
  return calm;
}
