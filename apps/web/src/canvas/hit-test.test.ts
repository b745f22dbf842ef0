import { add } from '@stormbridge/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrowAt, grabbedAt, itemAt, itemsIn } from './hit-test.ts';
import { LIVE_LIMIT, liveIds, MOUNT_PER_FRAME, nextLive } from './live-set.ts';
import { freePlace, neighbourOf, readingOrder } from './neighbours.ts';
import { nameOf } from './scene.ts';
import { boardOf, deskOn, landscape, timeline } from './testing/desk.ts';

const at = (desk: ReturnType<typeof deskOn>, id: string) => {
  const { x, y, w, h } = desk.scene.byId.get(id)!.box;
  return { x: x + w / 2, y: y + h / 2 };
};

describe('what is under a pointer', () => {
  it('[C7] the topmost note wins; a note lies above the area that it is in', () => {
    const desk = deskOn(landscape(), 'landscape', 5);
    expect(itemAt(desk.scene, at(desk, 'o1'))?.id).toBe('o1');
    expect(itemAt(desk.scene, { x: 600, y: 380 })?.id).toBe('sales');
  });

  it('[C7] an area is grabbed by its heading only', () => {
    const desk = deskOn(landscape(), 'landscape', 5);
    expect(grabbedAt(desk.scene, { x: 300, y: 10 })?.id).toBe('sales');
    expect(grabbedAt(desk.scene, { x: 620, y: 390 })).toBeUndefined();
  });

  it('[C7] a marquee takes notes that it touches, and areas that it covers', () => {
    const desk = deskOn(landscape(), 'landscape', 5);
    const { box } = desk.scene.byId.get('o1')!;
    const touching = itemsIn(desk.scene, { x: box.x + 10, y: box.y + 10, w: 4, h: 4 }).map((item) => item.id);
    expect(touching).toEqual(['o1']);
    const all = itemsIn(desk.scene, { x: -5000, y: -5000, w: 10_000, h: 10_000 }).map((item) => item.id);
    expect(all).toContain('sales');
  });

  it('[C7] an arrow is found near its line only', () => {
    const desk = deskOn(
      boardOf(
        add('elements', 'c', { kind: 'command', label: 'Do', posTimeline: { x: 0, y: 0 } }),
        add('elements', 'e', { kind: 'event', label: 'Done', posTimeline: { x: 300, y: 0 } }),
        add('flows', 'f', { from: 'c', to: 'e' }),
      ),
      'timeline',
      1,
    );
    expect(arrowAt(desk.scene, { x: 210, y: 42 }, 6)?.id).toBe('f');
    expect(arrowAt(desk.scene, { x: 210, y: 80 }, 6)).toBeUndefined();
  });
});

describe('what is live', () => {
  const many = timeline(...Array.from({ length: 300 }, (_, index) => `e${index}`));
  const wish = { selection: new Set<string>(), focused: undefined, hovered: undefined, editing: undefined };
  const everything = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };

  it('[C8] never more notes than the limit are elements of the page', () => {
    const { scene } = deskOn(many);
    const selection = new Set(scene.items.map((item) => item.id));
    expect(liveIds({ ...wish, scene, settled: everything }).length).toBe(LIVE_LIMIT);
    expect(liveIds({ ...wish, scene, selection, settled: undefined })).toEqual([]);
  });

  it('[C8] the edited, the focused and the hovered note are live at every distance', () => {
    const { scene } = deskOn(many);
    const ids = liveIds({ ...wish, scene, editing: 'e1', focused: 'e2', hovered: 'e299', settled: undefined });
    expect(ids).toEqual(['e1', 'e2', 'e299']);
    expect(liveIds({ ...wish, scene, focused: 'gone', settled: undefined })).toEqual([]);
  });

  it('[C8] notes become live a few at a time and stop being live at once', () => {
    const wanted = Array.from({ length: 100 }, (_, index) => `e${index}`);
    const first = nextLive(['old', 'e0'], wanted, 0);
    expect(first).toHaveLength(1 + MOUNT_PER_FRAME);
    expect(first).not.toContain('old');
    let live = first;
    for (let round = 0; round < 5; round++) live = nextLive(live, wanted, 0);
    expect(new Set(live)).toEqual(new Set(wanted));
    expect(nextLive(live, wanted, 0)).toBe(live);
  });
});

describe('going about', () => {
  it('[C9] arrow keys find the note beside, above and below', () => {
    const { scene } = deskOn(timeline('a', ['b', 'b2'], 'c'));
    const go = (from: string, way: 'left' | 'right' | 'up' | 'down') =>
      neighbourOf(scene, scene.byId.get(from)!, way)?.id;
    expect([go('a', 'right'), go('b', 'right'), go('b', 'down'), go('b2', 'up')]).toEqual(['b', 'c', 'b2', 'b']);
    expect(go('a', 'left')).toBeUndefined();
  });

  it('[C9] notes are read in columns from left to right', () => {
    const { scene } = deskOn(timeline('a', ['b', 'b2'], 'c'));
    expect(readingOrder(scene.items).map((item) => item.id)).toEqual(['a', 'b', 'b2', 'c']);
  });

  it('[C9] a free place overlaps nothing and is the wanted one where that is free', () => {
    const some = fc.array(
      fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -300, max: 300 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (corners) => {
        const boxes = corners.map((corner) => ({ ...corner, w: 128, h: 80 }));
        const { x, y } = freePlace(boxes, { x: 0, y: 0, w: 128, h: 80 });
        for (const box of boxes)
          expect(x + 128 <= box.x || box.x + box.w <= x || y + 80 <= box.y || box.y + box.h <= y).toBe(true);
      }),
    );
    expect(freePlace([], { x: 7, y: 9, w: 10, h: 10 })).toEqual({ x: 7, y: 9 });
  });

  it('[C9] things are called by their kind and label', () => {
    expect(nameOf({ kind: 'event', label: ' Order\nPlaced ' })).toBe('Domain event: Order Placed');
    expect(nameOf({ kind: 'hotSpot', label: '' })).toBe('Hot spot');
  });
});
