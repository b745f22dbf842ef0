import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { useWorkshop, type Workshop } from '../board/index.ts';
import { removalOf } from '../canvas/actions.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { keyAt, rowOf } from './focus-row.ts';
import { type TreeMove, treeMove, typeahead } from './tree-keys.ts';
import type { TreeHands } from './use-row-acts.ts';

/** How long a pause ends what is typed to look for a line, in ms. */
const TYPING_PAUSE = 700;

/**
 * Hears the keys of the tree: going about, renaming, deleting, the menu, looking for a line by typing. `stop`: the line
 * at which the tab key enters.
 */
export function useTreeKeys(hands: TreeHands, stop: number): (event: KeyboardEvent<HTMLDivElement>) => void {
  const workshop = useWorkshop();
  const typed = useRef({ text: '', time: 0 });
  const { lines, go } = hands;
  return (event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (takeBack(workshop, event)) event.preventDefault();
      return;
    }
    // The focus may have come by itself, without a key or a press: the line that has it is the one that is meant.
    const focused = lines.findIndex(({ node }) => node.key === keyAt(event.target));
    const at = focused < 0 ? stop : focused;
    const move = treeMove(event.key, event.shiftKey, lines, at);
    if (move !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      carryOut(hands, workshop, at, move);
      return;
    }
    if (event.key.length !== 1 || event.key === ' ') return;
    const pause = event.timeStamp - typed.current.time > TYPING_PAUSE;
    typed.current = { text: pause ? event.key : typed.current.text + event.key, time: event.timeStamp };
    const to = typeahead(typed.current.text, lines, at);
    if (to !== undefined) go(to);
  };
}

/** Undo and redo work here as on the board. */
function takeBack(workshop: Workshop, event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  if (event.altKey || (key !== 'z' && key !== 'y')) return false;
  if (key === 'z' && !event.shiftKey) workshop.undo();
  else workshop.redo();
  return true;
}

function carryOut(hands: TreeHands, workshop: Workshop, at: number, move: TreeMove): void {
  const { lines, go, fold, readOnly, rename, openMenu, scroller } = hands;
  const line = lines[at];
  const id = line?.node.id;
  if (move.do === 'go') go(move.to);
  if (move.do === 'open' || move.do === 'close') fold(move.key, move.do === 'close');
  if (id === undefined || line === undefined) return;
  if (move.do === 'menu') {
    const row = rowOf(scroller.current, line.node.key)?.getBoundingClientRect();
    openMenu(id, { x: (row?.left ?? 0) + 32, y: row?.bottom ?? 0 });
  }
  if (move.do === 'edit' && !readOnly) rename(line.node.key);
  if (move.do !== 'remove' || readOnly) return;
  const { selection } = useCanvas.getState();
  const ids = selection.has(id) ? [...selection] : [id];
  // What stands next takes the place, and the focus.
  if (workshop.commit(removalOf(workshop.board, ids))) go(at === lines.length - 1 ? at - 1 : at + 1);
}
