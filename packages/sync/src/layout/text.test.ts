import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import { edited, moveCaret, overlap, rebased, textEdit, writeText } from './text.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', '😁', '🨀', 'é'), maxLength: 12 });
/** Sets a text as somebody does who sees what it says. */
const write = (doc: Doc, to: string): void => {
  const text = doc.getText('t');
  writeText(text, text.toString(), text.toString(), to);
};

describe('one person', () => {
  test('[S16] the edit leads from one text to the other and is as small as can be', () => {
    fc.assert(
      fc.property(word, word, (from, to) => {
        const edit = textEdit(from, to);
        if (edit === undefined) return from === to;
        expect(edited(from, [edit])).toBe(to);
        const removed = from.slice(edit.at, edit.at + edit.remove);
        return [...removed][0] !== [...edit.insert][0] || removed === '';
      }),
    );
  });

  test('[S16] an edit never cuts a character in half', () => {
    fc.assert(
      fc.property(word, word, (from, to) => {
        const edit = textEdit(from, to);
        expect(edit?.insert ?? '').not.toMatch(/\p{Surrogate}/u);
        const doc = new Doc();
        write(doc, from);
        write(doc, to);
        const copy = new Doc();
        applyUpdate(copy, encodeStateAsUpdate(doc));
        return copy.getText('t').toString() === to;
      }),
    );
  });
});

describe('two people', () => {
  test('[S16] letters that two people type into one text at once all survive', () => {
    fc.assert(
      fc.property(word, word, word, fc.nat(), fc.nat(), (start, mine, theirs, here, there) => {
        const [a, b] = [new Doc(), new Doc()];
        write(a, start);
        applyUpdate(b, encodeStateAsUpdate(a));
        const insert = (doc: Doc, text: string, at: number): void => {
          const letters = [...start];
          letters.splice(at % (letters.length + 1), 0, text);
          write(doc, letters.join(''));
        };
        insert(a, mine, here);
        insert(b, theirs, there);
        applyUpdate(a, encodeStateAsUpdate(b));
        applyUpdate(b, encodeStateAsUpdate(a));
        expect(a.getText('t').toString()).toBe(b.getText('t').toString());
        expect(sorted(a.getText('t').toString())).toBe(sorted(start + mine + theirs));
      }),
    );
  });

  test('[S17] what a writer did not see stays, what they changed is changed', () => {
    const doc = new Doc();
    write(doc, 'Order placed');
    writeText(doc.getText('t'), 'Order placed', 'Order', 'Orders');
    expect(doc.getText('t').toString()).toBe('Orders placed');
    write(doc, 'My Orders placed');
    writeText(doc.getText('t'), 'My Orders placed', 'Orders placed', 'Orders paid');
    expect(doc.getText('t').toString()).toBe('My Orders paid');
    write(doc, 'Orders placed');
    writeText(doc.getText('t'), 'Orders placed', 'Orders placed', 'Orders');
    writeText(doc.getText('t'), 'Orders', 'Orders placed', 'Orders placed');
    expect(doc.getText('t').toString()).toBe('Orders');
  });

  test('[S17] an edit that is made after another keeps all that the other inserted', () => {
    fc.assert(
      fc.property(word, word, word, (start, mine, theirs) => {
        const [edit, other] = [textEdit(start, mine), textEdit(start, theirs)];
        if (edit === undefined || other === undefined) return;
        const both = edited(theirs, rebased(edit, other));
        expect(both).toContain(other.insert);
        expect(both).toContain(edit.insert);
        if (!overlap(edit, other)) expect(both.length).toBe(start.length + grown(edit) + grown(other));
      }),
    );
  });

  test('[S23] a caret keeps its place among the letters', () => {
    const edit = { at: 3, remove: 2, insert: 'xyz' };
    expect([0, 3, 4, 5, 9].map((at) => moveCaret(at, edit))).toEqual([0, 3, 6, 6, 10]);
    expect(moveCaret(4, undefined)).toBe(4);
  });
});

const sorted = (text: string): string => [...text].sort().join('');
const grown = (edit: { readonly insert: string; readonly remove: number }): number => edit.insert.length - edit.remove;
