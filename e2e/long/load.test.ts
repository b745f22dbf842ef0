import { expect, test } from 'vitest';
import { type Client, connect, newWorkshop, type Server, start, until, withFolder } from './server.ts';

/** Seconds that everybody writes for, and how often each of them in a second. */
const SECONDS = 10;
const RATE = 10;

interface Measured {
  readonly expected: number;
  readonly missing: number;
  /** Milliseconds from writing to seeing it elsewhere, sorted. */
  readonly delays: readonly number[];
}

/** Rooms full of people who all write; what each of them has in the end. */
async function load(server: Server, rooms: number, people: number): Promise<Measured> {
  const sentAt = new Map<string, number>();
  const delays: number[] = [];
  const clients: Client[] = [];
  for (let room = 0; room < rooms; room++) {
    const workshop = await newWorkshop(server);
    for (let n = 0; n < people; n++) clients.push(connect(server.address, workshop, workshop.participant));
  }
  await until(() => clients.every(({ provider }) => provider.synced), 'all are in step');
  for (const { doc } of clients.filter((_, n) => n % people === 0))
    doc.getMap('elements').observe(({ keysChanged }) => {
      for (const id of keysChanged) delays.push(performance.now() - (sentAt.get(String(id)) ?? 0));
    });

  const timers = clients.map((client, n) =>
    setInterval(
      () => {
        const id = `p${n}.${client.written.length}`;
        sentAt.set(id, performance.now());
        client.write(id);
      },
      1000 / RATE + (n % 7),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
  for (const timer of timers) clearInterval(timer);
  const roomOf = (index: number): readonly Client[] => clients.slice(index * people, (index + 1) * people);
  const writtenIn = (index: number): number => roomOf(index).reduce((sum, { written }) => sum + written.length, 0);
  const expected = Array.from({ length: rooms }, (_, index) => writtenIn(index));
  const missing = (): number =>
    clients.reduce((sum, { doc }, n) => sum + (expected[Math.floor(n / people)] ?? 0) - doc.getMap('elements').size, 0);
  await until(() => missing() === 0, 'everybody has everything');
  await until(() => clients.every((client) => client.saved() === client.written.length), 'all of it is saved');
  for (const client of clients) client.destroy();
  return {
    expected: expected.reduce((sum, one) => sum + one, 0),
    missing: missing(),
    delays: delays.sort((a, b) => a - b),
  };
}

test.each([
  [1, 50],
  [20, 5],
])('[Z2] %i workshops with %i people who all write ten times a second: all get everything', async (rooms, people) => {
  process.setMaxListeners(0);
  await withFolder(async (folder) => {
    const server = await start(folder);
    try {
      const { expected, missing, delays } = await load(server, rooms, people);
      const at = (share: number): number => Math.round(delays[Math.floor(delays.length * share)] ?? 0);
      console.info(`${rooms} x ${people}: ${expected} changes, seen after p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
      expect(missing).toBe(0);
      expect(expected).toBeGreaterThan(rooms * people * SECONDS * RATE * 0.3);
      // Sixty times what was measured on two idle cores: this is no benchmark, it notices a server that stands still.
      expect(at(0.95)).toBeLessThan(3000);
    } finally {
      await server.kill();
    }
  });
});
