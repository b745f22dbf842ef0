import { say } from '../text/i18n.ts';
import { duplicateSelection, mainKind, makeAndEdit, moveFocus, nudge, removeSelection, selectAll } from './actions.ts';
import { bringIntoView, fitBoard, showSelection, zoomBy, zoomTo } from './camera-moves.ts';
import { type CanvasRoom, deskOf, pointedPlace } from './canvas-room.ts';
import { beginEdit, select, useCanvas } from './canvas-store.ts';
import { toScreen } from './geometry.ts';
import { type KeyAction, keyAction } from './keys.ts';

/** What a key may do from where the focus is: everything on the board; elsewhere only what cannot be meant otherwise. */
type Reach = 'all' | 'letters' | 'none';

/** Where a key press belongs to the control that has the focus and not to the board. */
const OWN_KEYS = 'input, textarea, select, [contenteditable="true"]';
const OWN_LETTERS =
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="tree"], [role="grid"]';

function reachOf(target: EventTarget | null, root: HTMLElement | null): Reach {
  if (!(target instanceof Element) || target === document.body) return 'all';
  if (target.closest(OWN_KEYS) !== null || target.closest(OWN_LETTERS) !== null) return 'none';
  return root?.contains(target) === true && target.closest('[data-float]') === null ? 'all' : 'letters';
}

const LETTERS: ReadonlySet<KeyAction['do']> = new Set([
  'make',
  'makeSame',
  'tool',
  'undo',
  'redo',
  'zoomIn',
  'zoomOut',
  'zoomFull',
  'zoomFit',
  'zoomSelection',
]);
/** What changes the board, and so is nothing for somebody who only looks on. */
const WRITES: ReadonlySet<KeyAction['do']> = new Set([
  'make',
  'makeSame',
  'edit',
  'remove',
  'duplicate',
  'move',
  'moveMode',
  'undo',
  'redo',
]);

/** Handles a key press anywhere in the page. Gives whether it meant something here. */
export function onBoardKey(room: CanvasRoom, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const reach = reachOf(event.target, room.root);
  if (reach === 'none') return false;
  const action = keyAction(event, useCanvas.getState().moveMode);
  if (action.do === 'nothing' || (reach === 'letters' && !LETTERS.has(action.do))) return false;
  if (room.readOnly && WRITES.has(action.do)) {
    const { locked } = room.workshop.session;
    if (action.do === 'make') room.notify(say(locked ? 'rights.locked' : 'rights.viewer'));
    return false;
  }
  return carryOut(room, action);
}

function carryOut(room: CanvasRoom, action: KeyAction): boolean {
  switch (action.do) {
    case 'make':
      makeAndEdit(deskOf(room), action.kind, pointedPlace(room));
      return true;
    case 'makeSame':
      makeAndEdit(deskOf(room), useCanvas.getState().lastKind ?? mainKind(room), pointedPlace(room));
      return true;
    case 'tool':
      useCanvas.setState({ tool: action.tool });
      return true;
    case 'focus': {
      const id = moveFocus(room, action.to, action.extend);
      if (id !== undefined) bringIntoView(room, id);
      return true;
    }
    case 'move':
      nudge(deskOf(room), action.to, action.far);
      return true;
    case 'zoomIn':
    case 'zoomOut':
      zoomBy(room, action.do === 'zoomIn' ? 1 : -1);
      return true;
    case 'zoomFull':
      zoomTo(room, 1);
      return true;
    case 'zoomFit':
      fitBoard(room);
      return true;
    case 'zoomSelection':
      showSelection(room);
      return true;
    default:
      return onSelection(room, action.do);
  }
}

function onSelection(room: CanvasRoom, what: KeyAction['do']): boolean {
  const { selection, focused, moveMode } = useCanvas.getState();
  switch (what) {
    case 'edit': {
      const id = focused ?? [...selection][0];
      if (id === undefined || !room.scene.byId.has(id)) return false;
      bringIntoView(room, id, true);
      beginEdit(id);
      return true;
    }
    case 'clear':
      if (moveMode) setMoveMode(room, false);
      else clear();
      return true;
    case 'remove': {
      const count = removeSelection(deskOf(room));
      if (count > 1) room.notify(say('canvas.say.deleted', { count }));
      return count > 0;
    }
    case 'duplicate':
      duplicateSelection(deskOf(room));
      return true;
    case 'selectAll':
      selectAll(room);
      return true;
    case 'undo':
      return room.workshop.undo() || true;
    case 'redo':
      return room.workshop.redo() || true;
    case 'moveMode':
      setMoveMode(room, !moveMode);
      return true;
    case 'menu':
      return openMenu(room, focused);
    default:
      return false;
  }
}

/** Esc takes back one thing at a time: the tool, then the selection. */
function clear(): void {
  const { tool, connecting, menu } = useCanvas.getState();
  if (tool !== 'select' || connecting !== undefined || menu !== undefined)
    useCanvas.setState({ tool: 'select', connecting: undefined, drawing: undefined, menu: undefined });
  else select([]);
}

function setMoveMode(room: CanvasRoom, moveMode: boolean): void {
  useCanvas.setState({ moveMode });
  room.notify(say(moveMode ? 'canvas.say.moveMode' : 'canvas.say.moveModeOff'));
}

/** Opens the menu of a thing beside it, for the keyboard. */
export function openMenu(room: CanvasRoom, id: string | undefined): boolean {
  const item = room.scene.byId.get(id ?? '');
  if (item === undefined || room.root === null) return false;
  const at = toScreen(room.flow.camera(), { x: item.box.x + 24, y: item.box.y + item.box.h / 2 });
  const { left, top } = room.root.getBoundingClientRect();
  if (!useCanvas.getState().selection.has(item.id)) select([item.id]);
  useCanvas.setState({ menu: { at: { x: at.x + left, y: at.y + top }, id: item.id } });
  return true;
}
