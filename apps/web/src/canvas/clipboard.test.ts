import { add, applyChanges, ELEMENT_KINDS } from '@stormbridge/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipJson, clipOf, clipText, pasteChanges, readClip } from './clipboard.ts';
import { boardOf, deskOn, timeline } from './testing/desk.ts';

const by = (view: 'timeline' | 'landscape' = 'timeline') => {
  let count = 0;
  return { author: 'Ada', createdAt: 'now', newId: () => `copy${++count}`, view };
};

describe('the clipboard', () => {
  const element = fc.record({
    kind: fc.constantFrom(...ELEMENT_KINDS),
    label: fc.string({ maxLength: 60 }),
    x: fc.integer({ min: -900, max: 900 }),
    y: fc.integer({ min: -900, max: 900 }),
  });

  it('[C19] what is copied and pasted says the same and lies the same', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 8 }), (elements) => {
        const board = boardOf(
          ...elements.map(({ kind, label, x, y }, index) =>
            add('elements', `e${index}`, { kind, label, posTimeline: { x, y } }),
          ),
        );
        const ids = [...board.elements.keys()];
        const clip = clipOf(board, ids, (id) => board.elements.get(id)?.posTimeline);
        const read = readClip(clipJson(clip));
        expect(read).toEqual(clip);
        const { changes, ids: copies } = pasteChanges(read!, { x: 10, y: 20 }, by());
        const after = applyChanges(board, changes);
        const left = Math.min(...elements.map((one) => one.x));
        const top = Math.min(...elements.map((one) => one.y));
        for (const [index, id] of copies.entries()) {
          const { kind, label, x, y } = elements[index]!;
          expect(after.elements.get(id)).toMatchObject({ kind, label });
          expect(after.elements.get(id)?.posTimeline).toEqual({ x: x - left + 10, y: y - top + 20 });
        }
      }),
    );
  });

  it('[C19] arrows between copies are copied; what ties a sticky to its board stays behind', () => {
    const board = applyChanges(timeline('A'), [
      add('elements', 'p', { kind: 'policy', label: 'P', service: undefined, codeName: 'pinned' }),
      add('flows', 'f', { from: 'A', to: 'p' }),
    ]);
    const clip = clipOf(board, ['A', 'p'], () => ({ x: 0, y: 0 }));
    expect(clipJson(clip)).not.toMatch(/pinned|column/);
    const after = applyChanges(board, pasteChanges(clip, { x: 0, y: 0 }, by()).changes);
    expect([...after.flows.values()].some((flow) => flow.from === 'copy1' && flow.to === 'copy2')).toBe(true);
    expect(clipText(clip)).toBe('A\nP');
  });

  it('[C19] nothing is taken from a clipboard that only claims to be ours', () => {
    const hostile = [
      '',
      'null',
      '[]',
      '{"format":"stormbridge-clip/1"}',
      '{"format":"stormbridge-clip/1","elements":[]}',
      '{"format":"stormbridge-clip/1","elements":[{"kind":"__proto__","label":"x"}]}',
      '{"format":"stormbridge-clip/1","elements":[{"kind":"event"},{"kind":"virus"}]}',
      '{"format":"stormbridge-clip/2","elements":[{"kind":"event","label":"x"}]}',
    ];
    for (const json of hostile) expect(readClip(json), json).toBeUndefined();
    const odd = readClip(
      '{"format":"stormbridge-clip/1","elements":[{"kind":"event","label":7,"at":{"x":"1e9"},"more":{"pivotal":"yes","status":"won","codeName":"x","__proto__":{"a":1}}}],"flows":[[0,9],[0.5,0],"x"]}',
    );
    expect(odd).toEqual({ elements: [{ kind: 'event', label: '', at: { x: 0, y: 0 }, more: {} }], flows: [] });
  });

  it('[C19] only stickies are copied', () => {
    const desk = deskOn(timeline('A'));
    expect(clipOf(desk.writer.board, ['A', 'nothing'], () => undefined).elements).toHaveLength(1);
  });
});
