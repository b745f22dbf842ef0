import { type Kind, kindOfShortcut } from '@stormbridge/model';
import type { Direction } from './neighbours.ts';

/** What a key press on the board asks for. */
export type KeyAction =
  | { readonly do: 'make'; readonly kind: Kind }
  | { readonly do: 'makeSame' | 'edit' | 'clear' | 'remove' | 'selectAll' | 'duplicate' | 'undo' | 'redo' | 'menu' }
  | { readonly do: 'tool'; readonly tool: 'select' | 'connect' }
  | { readonly do: 'zoomIn' | 'zoomOut' | 'zoomFull' | 'zoomFit' | 'zoomSelection' | 'moveMode' }
  | { readonly do: 'focus'; readonly to: Direction; readonly extend: boolean }
  | { readonly do: 'move'; readonly to: Direction; readonly far: boolean }
  | { readonly do: 'nothing' };

/** The parts of a `KeyboardEvent` that a shortcut depends on. */
export interface KeyPress {
  readonly key: string;
  /** The place of the key on the keyboard, for layouts whose letters are not Latin. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The Latin letter of a key; on other layouts the letter that is printed there on a Latin keyboard. */
function letterOf({ key, code }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  return /^[ -~]$/.test(key) ? '' : (/^Key([A-Z])$/.exec(code)?.[1] ?? '');
}

const digitOf = ({ code }: KeyPress): string => /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1] ?? '';

/** What a key press means while nothing is being typed. `moving`: arrow keys move the selection (move mode). */
export function keyAction(press: KeyPress, moving = false): KeyAction {
  if (press.ctrlKey || press.metaKey) return withCommand(press);
  const arrow = ARROWS[press.key];
  if (arrow !== undefined) {
    return press.altKey || moving
      ? { do: 'move', to: arrow, far: press.shiftKey }
      : { do: 'focus', to: arrow, extend: press.shiftKey };
  }
  if (press.altKey) return { do: 'nothing' };
  if (press.shiftKey) return withShift(press);
  return named(press.key) ?? lettered(letterOf(press));
}

function withCommand(press: KeyPress): KeyAction {
  const letter = letterOf(press);
  if (press.altKey) return { do: 'nothing' };
  if (letter === 'Z') return { do: press.shiftKey ? 'redo' : 'undo' };
  if (press.shiftKey) return { do: 'nothing' };
  if (letter === 'Y') return { do: 'redo' };
  if (letter === 'D') return { do: 'duplicate' };
  if (letter === 'A') return { do: 'selectAll' };
  return { do: 'nothing' };
}

function withShift(press: KeyPress): KeyAction {
  const digit = digitOf(press);
  if (digit === '0') return { do: 'zoomFull' };
  if (digit === '1') return { do: 'zoomFit' };
  if (digit === '2') return { do: 'zoomSelection' };
  if (press.key === 'F10') return { do: 'menu' };
  if (press.key === '+') return { do: 'zoomIn' };
  if (press.key === '_') return { do: 'zoomOut' };
  return { do: 'nothing' };
}

function named(key: string): KeyAction | undefined {
  switch (key) {
    case 'Enter':
    case 'F2':
      return { do: 'edit' };
    case 'Escape':
      return { do: 'clear' };
    case 'Delete':
    case 'Backspace':
      return { do: 'remove' };
    case 'ContextMenu':
      return { do: 'menu' };
    case '+':
    case '=':
      return { do: 'zoomIn' };
    case '-':
      return { do: 'zoomOut' };
    default:
      return undefined;
  }
}

function lettered(letter: string): KeyAction {
  if (letter === 'N') return { do: 'makeSame' };
  if (letter === 'V') return { do: 'tool', tool: 'select' };
  if (letter === 'L') return { do: 'tool', tool: 'connect' };
  if (letter === 'M') return { do: 'moveMode' };
  const kind = letter === '' ? undefined : kindOfShortcut(letter);
  return kind === undefined ? { do: 'nothing' } : { do: 'make', kind };
}

/** What a key press does while a label is being written. Everything else belongs to the text. */
export type WritingAction = 'next' | 'previous' | 'below' | 'done' | undefined;

/** Tab and Shift+Tab go on with a note beside this one, Ctrl or Cmd with Enter with one below; Esc ends. */
export function writingAction(press: KeyPress): WritingAction {
  if (press.key === 'Escape') return 'done';
  if (press.key === 'Tab' && !press.ctrlKey && !press.metaKey && !press.altKey)
    return press.shiftKey ? 'previous' : 'next';
  return press.key === 'Enter' && (press.ctrlKey || press.metaKey) ? 'below' : undefined;
}
