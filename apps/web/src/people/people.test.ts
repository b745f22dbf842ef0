import { add, applyChanges } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { deskOn, landscape, timeline } from '../canvas/testing/desk.ts';
import { finished, newsBetween, sentences } from './announcements.ts';
import { CursorGlide } from './cursor-glide.ts';
import { DropHold } from './drop-hold.ts';
import { peopleIn, withOwn } from './people-in-view.ts';
import { inkOn } from './remote-person.ts';

const tom = { client: 1, name: 'Tom', colour: '#B8325F', selection: [] } as const;

describe('others on the board', () => {
  it('[C40] a pointer and a drag show only in the view in which they happen', () => {
    const { scene } = deskOn(timeline('A'));
    const person = { ...tom, cursor: { x: 1, y: 2 }, motion: { ids: ['A'], dx: 5, dy: 6 } };
    const [here] = peopleIn([{ ...person, view: 'timeline' }], scene);
    expect([here?.cursor, here?.motion]).toEqual([
      { x: 1, y: 2 },
      { ids: ['A'], by: { x: 5, y: 6 } },
    ]);
    const [elsewhere] = peopleIn([{ ...person, view: 'landscape' }], scene);
    expect([elsewhere?.cursor, elsewhere?.motion]).toEqual([undefined, undefined]);
  });

  it('[C40] who writes the name of an aggregate is shown at its sticky in the context', () => {
    const { scene } = deskOn(landscape(), 'landscape', 5);
    expect(peopleIn([{ ...tom, editing: 'order' }], scene)[0]?.writing).toBe('order.sales');
    expect(peopleIn([{ ...tom, editing: 'gone' }], scene)[0]?.writing).toBeUndefined();
  });

  it("[C40] one's own drag wins over another's", () => {
    const { scene } = deskOn(timeline('A', 'B'));
    const people = peopleIn([{ ...tom, view: 'timeline', motion: { ids: ['A', 'B'], dx: 5, dy: 5 } }], scene);
    const others = new DropHold().offsets(people, scene, 0);
    const offsets = withOwn(others, { ids: ['A'], by: { x: 1, y: 1 } });
    expect(withOwn(others, undefined)).toBe(others);
    expect([offsets.get('A'), offsets.get('B')]).toEqual([
      { x: 1, y: 1 },
      { x: 5, y: 5 },
    ]);
  });

  it('[C41] what somebody has dropped stays there until the board has changed, or for a moment', () => {
    const desk = deskOn(timeline('A', 'B'));
    const dragging = peopleIn([{ ...tom, view: 'timeline', motion: { ids: ['A'], dx: 400, dy: 0 } }], desk.scene);
    const dropped = peopleIn([{ ...tom, view: 'timeline' }], desk.scene);
    const hold = new DropHold();
    expect(hold.offsets(dragging, desk.scene, 0).get('A')).toEqual({ x: 400, y: 0 });
    expect(hold.due).toBeUndefined();
    expect(hold.offsets(dropped, desk.scene, 10).get('A')).toEqual({ x: 400, y: 0 });
    expect(hold.due).toBe(710);
    const moved = deskOn(timeline('B', 'A'));
    expect(hold.offsets(dropped, moved.scene, 20).size).toBe(0);
    const other = new DropHold();
    other.offsets(dragging, desk.scene, 0);
    other.offsets(dropped, desk.scene, 10);
    expect(other.offsets(dropped, desk.scene, 711).size).toBe(0);
    expect(other.due).toBeUndefined();
  });

  it('[C41] a pointer glides to where it is and comes to rest there', () => {
    const glide = new CursorGlide();
    const at = (x: number) => [{ ...tom, selection: [], cursor: { x, y: 0 }, writing: undefined, motion: undefined }];
    glide.step(at(0), 0, false);
    const first = glide.step(at(100), 16, false)[0]?.cursor?.x ?? 0;
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(100);
    const now = 41 * 16;
    for (let frame = 2; frame <= 41; frame++) glide.step(at(100), frame * 16, false);
    expect(glide.step(at(100), now + 16, false)[0]?.cursor?.x).toBe(100);
    expect(glide.moving).toBe(false);
    expect(glide.step(at(500), now + 32, true)[0]?.cursor?.x).toBe(500);
  });

  it('[C42] a name can be read on every colour', () => {
    expect([inkOn('#0B6E67'), inkOn('#5B4BB5'), inkOn('#FFE14D'), inkOn('#ffffff')]).toEqual([
      '#ffffff',
      '#ffffff',
      '#121a24',
      '#121a24',
    ]);
  });
});

describe('news for who cannot see', () => {
  const say = (key: string, values: Readonly<Record<string, string | number>>) =>
    `${key} ${Object.values(values).join(' ')}`;
  const before = timeline('A', 'B');
  const none = new Set<string>();

  it('[C43] what others add and take away is told, what one does oneself is not', () => {
    const after = applyChanges(before, [
      add('elements', 'x', { kind: 'event', label: 'Parcel Packed', author: 'Tom' }),
      add('elements', 'y', { kind: 'event', label: 'Mine', author: 'Ada' }),
      { op: 'remove', table: 'elements', id: 'B' },
    ]);
    expect(sentences(newsBetween(before, after, 'Ada', none), say)).toEqual([
      'added Tom Domain event: Parcel Packed',
      'removed 1',
    ]);
    expect(newsBetween(before, after, 'Ada', new Set(['B'])).removed).toBe(0);
  });

  it('[C43] many at once are one sentence, and a blank sticky none', () => {
    const many = applyChanges(
      before,
      ['1', '2', '3'].map((id) => add('elements', id, { kind: 'event', label: id, author: 'Tom' })),
    );
    expect(sentences(newsBetween(before, many, 'Ada', none), say)).toEqual(['addedMany Tom 3']);
    const blank = applyChanges(before, [add('elements', 'x', { kind: 'event', author: 'Tom' })]);
    expect(sentences(newsBetween(before, blank, 'Ada', none), say)).toEqual([]);
  });

  it('[C43] who has stopped writing is noticed once', () => {
    const writing = new Map([[1, { name: 'Tom', editing: 'A' }]]);
    expect(finished(writing, new Map([[1, { editing: 'A' }]]))).toEqual([]);
    expect(finished(writing, new Map([[1, {}]]))).toEqual([{ by: 'Tom', id: 'A' }]);
    expect(finished(writing, new Map())).toEqual([{ by: 'Tom', id: 'A' }]);
  });
});
