import { expect, test } from 'vitest';
import { fuzzRoom, openHouse } from './testing/fuzzed-rooms.ts';
import { fuzzSockets } from './testing/fuzzed-sockets.ts';

test('[A10] twenty thousand mutated frames hold up no room', async () => {
  const house = openHouse();
  for (const seed of [1, 2, 3, 4]) await fuzzRoom(house, seed, 5000);
  expect(house.errors).toEqual([]);
  // Not all of it is noise: each of these was met, and some frames were only harmless.
  const { admits, rejects } = house.meters;
  expect(admits.of()).toBeGreaterThan(100);
  expect([...rejects.values.keys()]).toEqual(expect.arrayContaining(['A1', 'A2', 'A3', 'A4', 'A5', 'A20', 'A21']));
});

test('[A10] some hundred mutated frames over real sockets hold up no room', async () => {
  const { frames, ended } = await fuzzSockets(7, 400);
  expect([frames, ended > 100]).toEqual([400, true]);
});
