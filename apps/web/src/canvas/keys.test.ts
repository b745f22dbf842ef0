import { KINDS, NOTATION } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { type KeyPress, keyAction, writingAction } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

describe('keys on the board', () => {
  it('[C10] the letter of each kind makes one, in either case of the letter', () => {
    for (const kind of KINDS) {
      expect(keyAction(press(NOTATION[kind].shortcut.toLowerCase()))).toEqual({ do: 'make', kind });
      expect(keyAction(press(NOTATION[kind].shortcut))).toEqual({ do: 'make', kind });
    }
  });

  it('[C10] no tool or command takes the letter of a kind', () => {
    const taken = ['N', 'V', 'L', 'M'];
    expect(KINDS.filter((kind) => taken.includes(NOTATION[kind].shortcut))).toEqual([]);
    expect(keyAction(press('n'))).toEqual({ do: 'makeSame' });
    expect(keyAction(press('v'))).toEqual({ do: 'tool', tool: 'select' });
    expect(keyAction(press('l'))).toEqual({ do: 'tool', tool: 'connect' });
  });

  it('[C10] letters work on keyboards that are not Latin', () => {
    expect(keyAction(press('у', { code: 'KeyE' }))).toEqual({ do: 'make', kind: 'event' });
    expect(keyAction(press('я', { code: 'KeyZ', ctrlKey: true }))).toEqual({ do: 'undo' });
  });

  it('[C10] undo and redo have their usual keys, with Ctrl and with Cmd', () => {
    expect(keyAction(press('z', { ctrlKey: true }))).toEqual({ do: 'undo' });
    expect(keyAction(press('z', { metaKey: true }))).toEqual({ do: 'undo' });
    expect(keyAction(press('Z', { ctrlKey: true, shiftKey: true }))).toEqual({ do: 'redo' });
    expect(keyAction(press('y', { ctrlKey: true }))).toEqual({ do: 'redo' });
  });

  it('[C10] keys of the browser are left alone', () => {
    for (const key of ['c', 'v', 'x', 'e', 'r', 't', 'n', 'p', 's', 'f'])
      expect(keyAction(press(key, { ctrlKey: true })), key).toEqual({ do: 'nothing' });
    expect(keyAction(press('e', { altKey: true }))).toEqual({ do: 'nothing' });
    expect(keyAction(press('Tab'))).toEqual({ do: 'nothing' });
    expect(keyAction(press(' '))).toEqual({ do: 'nothing' });
  });

  it('[C10] zoom keys are those of other canvases', () => {
    expect(keyAction(press('+')).do).toBe('zoomIn');
    expect(keyAction(press('=')).do).toBe('zoomIn');
    expect(keyAction(press('-')).do).toBe('zoomOut');
    expect(keyAction(press(')', { code: 'Digit0', shiftKey: true })).do).toBe('zoomFull');
    expect(keyAction(press('!', { code: 'Digit1', shiftKey: true })).do).toBe('zoomFit');
    expect(keyAction(press('"', { code: 'Digit2', shiftKey: true })).do).toBe('zoomSelection');
  });

  it('[C10] arrows move the focus, with Alt or in move mode the selection', () => {
    expect(keyAction(press('ArrowLeft'))).toEqual({ do: 'focus', to: 'left', extend: false });
    expect(keyAction(press('ArrowLeft', { shiftKey: true }))).toEqual({ do: 'focus', to: 'left', extend: true });
    expect(keyAction(press('ArrowUp', { altKey: true }))).toEqual({ do: 'move', to: 'up', far: false });
    expect(keyAction(press('ArrowUp', { shiftKey: true }), true)).toEqual({ do: 'move', to: 'up', far: true });
  });

  it('[C11] while writing only Tab, Ctrl+Enter and Esc are for the board', () => {
    expect(writingAction(press('Tab'))).toBe('next');
    expect(writingAction(press('Tab', { shiftKey: true }))).toBe('previous');
    expect(writingAction(press('Enter', { ctrlKey: true }))).toBe('below');
    expect(writingAction(press('Enter', { metaKey: true }))).toBe('below');
    expect(writingAction(press('Escape'))).toBe('done');
    for (const key of ['Enter', 'e', 'Delete', 'ArrowLeft', ' '])
      expect(writingAction(press(key)), key).toBeUndefined();
  });
});
