import { KINDS, NOTATION } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { distanceTo, headOf, pointOn, routeOf } from './arrows.ts';
import { paddingOf, roomOf } from './note-metrics.ts';
import { silhouette } from './silhouettes.ts';

const box = (x: number, y: number) => ({ x, y, w: 128, h: 80 });

describe('shapes', () => {
  it('[C5] every kind of sticky is told apart by its silhouette and sign, without its colour', () => {
    const looks = KINDS.filter((kind) => NOTATION[kind].shape !== 'frame').map((kind) => {
      const { strokes, turn } = silhouette(NOTATION[kind].shape, 128, 80);
      return JSON.stringify([strokes, turn]);
    });
    expect(new Set(looks).size).toBe(looks.length);
    expect(new Set(KINDS.map((kind) => NOTATION[kind].glyph)).size).toBe(KINDS.length);
  });

  it('[C5] a pivotal event carries bars that an event has not', () => {
    const plain = silhouette('square', 128, 80).strokes;
    const pivotal = silhouette('square', 128, 80, true).strokes;
    expect(pivotal.length).toBe(plain.length + 2);
  });

  it('[C5] paths are plain numbers, also for very small notes', () => {
    for (const kind of KINDS)
      for (const { d } of silhouette(NOTATION[kind].shape, 20, 14).strokes) expect(d).not.toMatch(/NaN|Infinity|e-/);
  });

  it('[C5] every kind leaves room for at least two lines of text', () => {
    for (const kind of KINDS.filter((one) => NOTATION[one].shape !== 'frame')) {
      const room = roomOf(kind, { x: 0, y: 0, ...NOTATION[kind].size }, false);
      expect(room.h, kind).toBeGreaterThanOrEqual(26);
      expect(paddingOf(kind, true).left).toBeGreaterThan(0);
    }
  });

  it('[C6] an arrow leaves and arrives on the sides that face each other', () => {
    const right = routeOf(box(0, 0), box(300, 0));
    expect([right.from.x, right.to.x]).toEqual([130, 296]);
    expect(right.heading).toEqual({ x: 1, y: -0 });
    const down = routeOf(box(0, 0), box(10, 300));
    expect([down.from.y, down.to.y]).toEqual([82, 296]);
    const left = routeOf(box(300, 0), box(0, 0));
    expect([left.from.x, left.to.x]).toEqual([298, 132]);
  });

  it('[C6] a click finds an arrow on its curve and not beside it', () => {
    const route = routeOf(box(0, 0), box(400, 260));
    for (const t of [0, 0.25, 0.5, 0.9]) expect(distanceTo(route, pointOn(route, t))).toBeLessThan(1.5);
    expect(distanceTo(route, { x: 0, y: 400 })).toBeGreaterThan(100);
    const [a, b] = headOf(route);
    expect(Math.hypot(a.x - route.to.x, a.y - route.to.y)).toBeCloseTo(Math.hypot(b.x - route.to.x, b.y - route.to.y));
  });
});
