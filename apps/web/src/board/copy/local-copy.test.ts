import { expect, test } from 'vitest';
import { LocalCopy } from './local-copy.ts';

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);
const newCopy = (): LocalCopy =>
  new LocalCopy({ user: 'u', workshop: 'w', document: 'board/w' }, undefined, () => undefined);

test('[W30] what came and what was written here are apart, until the server has all of it', () => {
  const copy = newCopy();
  expect([copy.isEmpty, copy.hasOwn, copy.epoch]).toEqual([true, false, undefined]);
  copy.begin(3, { role: 'participant', write: true });
  copy.fromServer(bytes(1));
  copy.fromHere(bytes(2));
  copy.fromServer(bytes(3));
  expect(copy.updates).toEqual({ server: [bytes(1), bytes(3)], own: [bytes(2)] });
  expect([copy.isEmpty, copy.hasOwn, copy.epoch, copy.rights?.role]).toEqual([false, true, 3, 'participant']);
  copy.saved(() => bytes(9));
  expect(copy.updates).toEqual({ server: [bytes(1), bytes(2), bytes(3)], own: [] });
  copy.fromHere(bytes(4));
  expect(copy.updates.own).toEqual([bytes(4)]);
});

test('[W30] many updates of the server become one, once all is saved', () => {
  const copy = newCopy();
  for (let at = 0; at < 200; at++) copy.fromServer(bytes(at));
  expect(copy.updates.server).toHaveLength(200);
  copy.saved(() => bytes(9));
  expect(copy.updates).toEqual({ server: [bytes(9)], own: [] });
});

test('[W30] what was refused, or has gone over into another copy, is forgotten', () => {
  const [copy, next] = [newCopy(), newCopy()];
  copy.fromHere(bytes(1));
  copy.forget();
  expect(copy.isEmpty).toBe(true);
  copy.fromHere(bytes(2));
  next.fromHere(bytes(3));
  next.replace(copy);
  expect([copy.isEmpty, next.updates.own]).toEqual([true, [bytes(3)]]);
});
