import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgePull } from './edge-pan.ts';
import { cameraFor, panToShow, seenBox, toBoard, toScreen, zoomedAt } from './geometry.ts';
import { detailAt } from './note-metrics.ts';

const number = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: number, y: number });
const camera = fc.record({ x: number, y: number, zoom: fc.double({ min: 0.05, max: 2.5, noNaN: true }) });
const box = fc.record({
  x: number,
  y: number,
  w: fc.integer({ min: 1, max: 9000 }),
  h: fc.integer({ min: 1, max: 9000 }),
});

describe('the camera', () => {
  it('[C1] a point of the board is found again through the screen', () => {
    fc.assert(
      fc.property(camera, point, (one, at) => {
        const there = toBoard(one, toScreen(one, at));
        expect(there.x).toBeCloseTo(at.x, 4);
        expect(there.y).toBeCloseTo(at.y, 4);
      }),
    );
  });

  it('[C1] zooming keeps the point under the pointer', () => {
    fc.assert(
      fc.property(
        camera,
        fc.record({ x: fc.integer({ min: 0, max: 1440 }), y: fc.integer({ min: 0, max: 900 }) }),
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        (one, at, zoom) => {
          const before = toBoard(one, at);
          const after = toBoard(zoomedAt(one, at, zoom), at);
          expect(after.x).toBeCloseTo(before.x, 4);
          expect(after.y).toBeCloseTo(before.y, 4);
        },
      ),
    );
  });

  it('[C2] fitting shows the whole box clear of panels and never closer than 100%', () => {
    const size = { w: 1224, h: 844 };
    const insets = { top: 36, right: 320, bottom: 120, left: 36 };
    fc.assert(
      fc.property(box, (one) => {
        const fit = cameraFor(one, size, insets);
        expect(fit.zoom).toBeLessThanOrEqual(1);
        const a = toScreen(fit, one);
        const b = toScreen(fit, { x: one.x + one.w, y: one.y + one.h });
        expect(a.x).toBeGreaterThanOrEqual(insets.left - 0.5);
        expect(a.y).toBeGreaterThanOrEqual(insets.top - 0.5);
        expect(b.x).toBeLessThanOrEqual(size.w - insets.right + 0.5);
        expect(b.y).toBeLessThanOrEqual(size.h - insets.bottom + 0.5);
      }),
    );
  });

  it('[C2] revealing moves no more than needed, and not at all when everything is seen', () => {
    const size = { w: 1000, h: 800 };
    const insets = { top: 0, right: 0, bottom: 0, left: 0 };
    const still = { x: 0, y: 0, zoom: 1 };
    expect(panToShow(still, size, insets, { x: 100, y: 100, w: 128, h: 80 })).toEqual({ x: 0, y: 0 });
    expect(panToShow(still, size, insets, { x: 950, y: 100, w: 128, h: 80 })).toEqual({ x: -78, y: 0 });
    expect(panToShow(still, size, insets, { x: 0, y: -30, w: 128, h: 80 })).toEqual({ x: 0, y: 30 });
  });

  it('[C2] the seen part of the board grows as one zooms out', () => {
    const near = seenBox({ x: 0, y: 0, zoom: 1 }, { w: 1000, h: 500 });
    const far = seenBox({ x: 0, y: 0, zoom: 0.5 }, { w: 1000, h: 500 });
    expect([near.w, near.h, far.w, far.h]).toEqual([1000, 500, 2000, 1000]);
  });

  it('[C2] a held pointer pulls the camera only near an edge, towards that edge', () => {
    const size = { w: 1000, h: 800 };
    expect(edgePull({ x: 500, y: 400 }, size)).toEqual({ x: 0, y: 0 });
    expect(edgePull({ x: 2, y: 400 }, size).x).toBeGreaterThan(0);
    expect(edgePull({ x: 998, y: 799 }, size).x).toBeLessThan(0);
    expect(edgePull({ x: 998, y: 799 }, size).y).toBeLessThan(0);
  });

  it('[C3] from afar less is drawn: the kind word from 50%, the text from 35%, the sign from 20%', () => {
    expect([0.1, 0.2, 0.34, 0.35, 0.49, 0.5, 1].map(detailAt)).toEqual([
      'colour',
      'sign',
      'sign',
      'text',
      'text',
      'full',
      'full',
    ]);
  });
});
