import type { TableName } from '@stormbridge/model';
import { moveCaret, type TextEditing } from '@stormbridge/sync';
import { type ChangeEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useRow, useWorkshop } from './hooks.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What to spread on an `<input>` or `<textarea>`. */
export interface TextField<E extends Field> {
  readonly ref: RefObject<E | null>;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (event: ChangeEvent<E>) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: (event: { readonly currentTarget: E }) => void;
}

/**
 * Binds a text of the board to a text field of the page, letter by letter. Others may type in the same text; the caret
 * keeps its place among the letters. From focus to blur is one step of undo, and others see who is writing.
 *
 * `merge`: the key of the command that made the row, when making and naming it are to be undone together.
 */
export function useTextField<E extends Field = HTMLTextAreaElement>(
  table: TableName,
  id: string,
  field: string,
  { merge }: { readonly merge?: string | undefined } = {},
): TextField<E> {
  const workshop = useWorkshop();
  const stored = textOf(useRow(table, id), field);
  const ref = useRef<E>(null);
  const target = `${table}:${id}:${field}`;
  const editing = useRef<{ readonly target: string; readonly editor: TextEditing } | undefined>(undefined);
  const caret = useRef<readonly [number, number] | undefined>(undefined);
  const [typed, setTyped] = useState<{ readonly target: string; readonly value: string } | undefined>();

  const end = useCallback((): void => {
    if (editing.current === undefined) return;
    editing.current.editor.end();
    editing.current = undefined;
    setTyped(undefined);
    workshop.show({ editing: undefined });
  }, [workshop]);

  const begin = useCallback((): TextEditing => {
    if (editing.current?.target === target) return editing.current.editor;
    end();
    const editor = workshop.edit(table, id, field, { merge });
    editor.onChange((value, edit) => {
      const { selectionStart, selectionEnd } = ref.current ?? {};
      caret.current = [moveCaret(selectionStart ?? 0, edit), moveCaret(selectionEnd ?? 0, edit)];
      setTyped({ target, value });
    });
    editing.current = { target, editor };
    setTyped({ target, value: editor.value });
    workshop.show({ editing: id });
    return editor;
  }, [workshop, table, id, field, merge, target, end]);

  // A field that goes away while somebody writes in it gets no blur.
  useEffect(() => end, [end]);

  useLayoutEffect(() => {
    if (caret.current === undefined) return;
    ref.current?.setSelectionRange(...caret.current);
    caret.current = undefined;
  });

  const set = (value: string): void => {
    const editor = begin();
    editor.set(value);
    setTyped({ target, value: editor.value });
  };

  return {
    ref,
    value: typed?.target === target ? typed.value : stored,
    readOnly: !workshop.state.getState().rights.canWrite,
    onChange: (event) => {
      // While an input method composes a character, what stands in the field is not meant yet.
      if ((event.nativeEvent as InputEvent).isComposing) setTyped({ target, value: event.currentTarget.value });
      else set(event.currentTarget.value);
    },
    onFocus: begin,
    onBlur: end,
    onCompositionStart: () => begin().hold(),
    onCompositionEnd: (event) => set(event.currentTarget.value),
  };
}

function textOf(row: object | undefined, field: string): string {
  const value = (row as Readonly<Record<string, unknown>> | undefined)?.[field];
  return typeof value === 'string' ? value : '';
}
