import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { focusRow, type Go } from './focus-row.ts';
import type { RowActs } from './OutlineRow.tsx';
import type { OutlineLine } from './tree.ts';

/** What lines and keys of the tree work with. */
export interface TreeHands {
  readonly lines: readonly OutlineLine[];
  readonly readOnly: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly fold: (key: string, shut: boolean) => void;
  readonly go: Go;
  readonly rename: (key: string | undefined) => void;
  readonly openMenu: (id: string, at: { readonly x: number; readonly y: number }) => void;
}

/** What the lines call. It stays the same, so that a line is not rendered anew because another one changed. */
export function useRowActs(now: TreeHands): RowActs {
  const latest = useRef(now);
  useLayoutEffect(() => {
    latest.current = now;
  });
  return useMemo(() => {
    const find = (key: string) => latest.current.lines.find((line) => line.node.key === key);
    const go = (key: string, how: 'press' | 'add'): void =>
      latest.current.go(
        latest.current.lines.findIndex((line) => line.node.key === key),
        how,
      );
    const fold = (key: string): void => latest.current.fold(key, find(key)?.open === true);
    return {
      fold,
      press: (key, additive) => {
        go(key, additive ? 'add' : 'press');
        if (find(key)?.node.id === undefined) fold(key);
      },
      rename: (key) => {
        if (find(key)?.node.id !== undefined && !latest.current.readOnly) latest.current.rename(key);
      },
      done: (key) => {
        latest.current.rename(undefined);
        requestAnimationFrame(() => focusRow(latest.current.scroller.current, key));
      },
      menu: (key, at) => {
        const id = find(key)?.node.id;
        go(key, 'press');
        if (id !== undefined) latest.current.openMenu(id, at);
      },
    };
  }, []);
}
