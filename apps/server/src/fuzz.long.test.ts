import { expect, test } from 'vitest';
import { fuzzRoom, heap, openHouse } from './testing/fuzzed-rooms.ts';
import { fuzzSockets } from './testing/fuzzed-sockets.ts';

const FRAMES = 1_000_000;
const PER_ROOM = 10_000;
/** Bytes by which the heap may differ between a quarter of the way and its end. */
const GROWTH = 8 * 1024 * 1024;

test(`[A10] ${FRAMES} mutated frames: no crash, no room that is held up, no growth of memory`, async () => {
  const house = openHouse();
  const heaps: number[] = [];
  for (let room = 1; room <= FRAMES / PER_ROOM; room++) {
    await fuzzRoom(house, 1000 + room, PER_ROOM);
    if (room % (FRAMES / PER_ROOM / 4) === 0) heaps.push(heap());
  }
  const { admits, rejects, closes } = house.meters;
  const refused = [...rejects.values.values()].reduce((sum, count) => sum + count, 0);
  const mb = heaps.map((bytes) => (bytes / 1024 / 1024).toFixed(1));
  console.info(`${FRAMES} frames: ${closes.of('malformed')} connections ended, ${refused} updates refused`);
  console.info(`${admits.of()} updates applied; heap at each quarter ${mb.join(', ')} MB`);
  expect(house.errors).toEqual([]);
  expect((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)).toBeLessThan(GROWTH);
});

test('[A10] ten thousand mutated frames over real sockets hold up no room', async () => {
  const { frames, ended } = await fuzzSockets(77, 10_000);
  console.info(`${frames} frames over sockets, ${ended} connections ended`);
  expect(frames).toBe(10_000);
  expect(ended).toBeGreaterThan(frames / 4);
});
