import { KINDS, NOTATION } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shows } from './desk.ts';
import { centre, overlaps, unionOf } from './geometry.ts';
import { make, makeList, makeNext } from './make.ts';
import { CONFIRM_ABOVE, isList, pastedLabels } from './pasted-text.ts';
import { boardOf, deskOn, inTime, landscape, timeline } from './testing/desk.ts';

describe('making things', () => {
  it('[C16] everything that a view shows can be made in it; for the rest it says where', () => {
    for (const view of ['timeline', 'landscape'] as const)
      for (const kind of KINDS) {
        const desk = deskOn(landscape(), view, view === 'timeline' ? 3 : 6);
        const made = make(desk, { kind, at: { x: 560, y: 350 }, label: 'New' });
        expect(made !== undefined, `${kind} in the ${view}`).toBe(shows(view, kind));
        if (made === undefined) expect(desk.said[0]).toContain(NOTATION[kind].plural);
        else expect(desk.scene.byId.get(made.id)?.label).toBe('New');
      }
  });

  it('[C16] a new sticky covers no other one, and says who made it when', () => {
    const desk = deskOn(boardOf(), 'timeline', 1);
    for (let count = 0; count < 12; count++) make(desk, { kind: 'event', at: { x: 200, y: 200 } });
    const boxes = desk.scene.items.map((item) => item.box);
    expect(boxes.some((a, index) => boxes.slice(index + 1).some((b) => overlaps(a, b)))).toBe(false);
    const [row] = [...desk.writer.board.elements.values()];
    expect(row).toMatchObject({ author: 'Ada', createdAt: '2026-11-21T08:00:00.000Z' });
  });

  it('[C16] from stage 2 on an event that is made between two others happens between them', () => {
    const desk = deskOn(timeline('A', 'B'), 'timeline', 2);
    const [a, b] = [centre(desk.scene.byId.get('A')!.box), centre(desk.scene.byId.get('B')!.box)];
    make(desk, { kind: 'event', label: 'X', at: { x: (a.x + b.x) / 2, y: a.y }, exact: true });
    expect(inTime(desk.writer.board)).toBe('A X B');
  });

  it('[C16] a service is made in a context, or for the aggregate on which it is made', () => {
    const nowhere = deskOn(landscape(), 'landscape', 6);
    expect(make(nowhere, { kind: 'service', at: { x: 3000, y: 3000 }, exact: true })).toBeUndefined();
    expect(nowhere.said).toHaveLength(1);
    const desk = deskOn(landscape(), 'landscape', 6);
    const made = make(desk, { kind: 'service', at: centre(desk.scene.byId.get('stock.store')!.box), exact: true })!;
    expect(desk.writer.board.placements.get('stock.store')?.service).toBe(made.id);
  });

  it('[C16] an event that is made on an aggregate belongs to it', () => {
    const desk = deskOn(landscape(), 'landscape', 4);
    const made = make(desk, { kind: 'event', at: centre(desk.scene.byId.get('order.sales')!.box), exact: true })!;
    expect(desk.writer.board.elements.get(made.id)).toMatchObject({ aggregate: 'order', placement: 'order.sales' });
  });

  it('[C16] contexts that are made one after the other do not lie on each other', () => {
    const desk = deskOn(boardOf(), 'landscape', 5);
    for (let count = 0; count < 4; count++) make(desk, { kind: 'context', label: `C${count}` });
    const boxes = desk.scene.items.map((item) => item.box);
    expect(boxes.some((a, index) => boxes.slice(index + 1).some((b) => overlaps(a, b)))).toBe(false);
  });

  it('[C16] an aggregate that is made in a context lives there', () => {
    const desk = deskOn(landscape(), 'landscape', 5);
    const made = make(desk, { kind: 'aggregate', at: { x: 1300, y: 330 }, label: 'Shelf' })!;
    expect(desk.writer.board.placements.get(made.id)?.context).toBe('store');
  });
});

describe('going on with the next note', () => {
  it('[C17] next and previous make moments beside this one, below makes an alternative', () => {
    const desk = deskOn(timeline('A', 'B'), 'timeline', 2);
    for (const [chain, label] of [
      ['next', 'N'],
      ['previous', 'P'],
      ['below', 'L'],
    ] as const) {
      const made = makeNext(desk, desk.scene.byId.get('B')!, chain)!;
      desk.writer.commit([{ op: 'patch', table: 'elements', id: made.id, fields: { label } }]);
    }
    expect(inTime(desk.writer.board)).toBe('A P B+L N');
  });

  it('[C17] on the paper the next note lies beside this one, of the same kind', () => {
    const desk = deskOn(boardOf(), 'timeline', 1);
    const first = make(desk, { kind: 'hotSpot', at: { x: 100, y: 100 } })!;
    const next = makeNext(desk, desk.scene.byId.get(first.id)!, 'next')!;
    const [a, b] = [desk.scene.byId.get(first.id)!, desk.scene.byId.get(next.id)!];
    expect(b.kind).toBe('hotSpot');
    expect([b.box.x - a.box.x, b.box.y - a.box.y]).toEqual([a.box.w + 24, 0]);
  });
});

describe('lists', () => {
  it('[C18] each line of a text is a sticky, without bullets and numbers', () => {
    const text =
      '- Order placed\n\n  2. Payment captured\r\n• Stock reserved\n[x] Parcel packed\n"Label printed"\t Invoice sent ';
    expect(pastedLabels(text, 500)).toEqual([
      'Order placed',
      'Payment captured',
      'Stock reserved',
      'Parcel packed',
      'Label printed',
      'Invoice sent',
    ]);
    expect(pastedLabels('2026 budget approved\n3D model rendered', 500)).toEqual([
      '2026 budget approved',
      '3D model rendered',
    ]);
    expect(pastedLabels('x'.repeat(900), 500)[0]).toHaveLength(500);
    expect([isList('one line\n'), isList('two\nlines')]).toEqual([false, true]);
    expect(CONFIRM_ABOVE).toBe(50);
  });

  it('[C18] a list is one step, covers nothing, and keeps its order in time', () => {
    const desk = deskOn(timeline('A'), 'timeline', 2);
    const labels = Array.from({ length: 30 }, (_, index) => `L${String(index).padStart(2, '0')}`);
    expect(makeList(desk, 'event', labels)).toHaveLength(30);
    expect(desk.commits).toHaveLength(1);
    expect(inTime(desk.writer.board)).toBe(`A ${labels.join(' ')}`);
    const loose = deskOn(boardOf(), 'timeline', 1);
    makeList(loose, 'event', labels);
    const boxes = loose.scene.items.map((item) => item.box);
    expect(boxes.some((a, index) => boxes.slice(index + 1).some((b) => overlaps(a, b)))).toBe(false);
  });

  it('[C18] a list is made in its order, one sticky after the other', () => {
    const desk = deskOn(boardOf(), 'timeline', 1);
    const ids = makeList(desk, 'event', ['z', 'a', 'm']);
    const made = ids.map((id) => desk.writer.board.elements.get(id)?.createdAt ?? '');
    expect(made).toEqual([...new Set(made)].sort());
  });

  it('[C18] on the paper a list is one near-square block that reads row by row, beside what lies there', () => {
    for (const count of [12, 200]) {
      const desk = deskOn(boardOf(), 'timeline', 1);
      make(desk, { kind: 'event', label: 'there', at: { x: 300, y: 200 } });
      const ids = makeList(
        desk,
        'event',
        Array.from({ length: count }, (_, index) => `L${index}`),
      );
      const boxes = ids.map((id) => desk.scene.byId.get(id)!.box);
      const read = [...ids].sort((a, b) => {
        const [one, other] = [desk.scene.byId.get(a)!.box, desk.scene.byId.get(b)!.box];
        return one.y - other.y || one.x - other.x;
      });
      expect(read).toEqual(ids);
      const block = unionOf(boxes)!;
      expect(block.w / block.h).toBeGreaterThan(0.6);
      expect(block.w / block.h).toBeLessThan(1.7);
      expect(overlaps(block, desk.scene.items.find(({ label }) => label === 'there')!.box)).toBe(false);
    }
  });
});
