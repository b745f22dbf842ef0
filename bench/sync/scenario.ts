import { getState } from 'yjs';
import { quantile } from '../numbers.ts';
import { Crowds, type Heard, RATE } from './crowds.ts';
import { fetched } from './document.ts';
import { type Ground, withFolder } from './ground.ts';
import { cpuSeconds, memory } from './process-figures.ts';
import { type Contestant, moved, type Room, type Running } from './servers.ts';
import { type Delivery, deliveryOf, lostAfterKill } from './verdict.ts';

/** So many rooms with so many people in each. */
export interface Scenario {
  readonly rooms: number;
  readonly people: number;
}

/** Seconds of load: before anything counts (until the engine has compiled what is hot), that count, before the kill. */
const [WARM, WINDOW, BURST] = [8, 8, 1];

export interface Outcome {
  /** Seconds on a processor for each second: 1 is one processor. */
  readonly cpu: number;
  /** Ms from sending a move to hearing of it. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The share of the moves that observers never heard of, and stickies that they see at a wrong place. */
  readonly missing: number;
  readonly wrong: number;
  /** Frames that the server sent to everybody, a second. */
  readonly frames: number;
  /** Connections that the server has ended. */
  readonly cut: number;
  /** Bytes at the end of the load. */
  readonly memory: number;
  /** Moves that somebody had heard of, and that the server no longer knows after it was killed and started again. */
  readonly lost: number;
}

/** One contestant in one scenario: the load, then its end by SIGKILL in the middle of it, then what it has kept. */
export const run = (contestant: Contestant, { rooms: count, people }: Scenario, ground: Ground): Promise<Outcome> =>
  withFolder(async (folder) => {
    const server = await contestant.start(folder, ground.seed);
    try {
      const rooms = await contestant.rooms(server, count, ground.boardFile);
      const crowds = await Crowds.join(contestant, rooms, people, (WARM + WINDOW + BURST) * RATE);
      try {
        const measured = await underLoad(server, crowds);
        await crowds.move(BURST);
        await server.kill();
        const { observed } = await crowds.heard();
        const stored = await storedBy(contestant, folder, ground, rooms, new Set(observed.map(({ room }) => room)));
        return { ...measured, lost: lostAfterKill(observed, stored) };
      } finally {
        crowds.close();
      }
    } finally {
      await server.kill();
    }
  });

async function underLoad({ pid }: Running, crowds: Crowds): Promise<Omit<Outcome, 'lost'>> {
  await crowds.move(WARM);
  const [before, cpuBefore, began] = [await crowds.counts(), cpuSeconds(pid), performance.now()];
  await crowds.move(WINDOW);
  const seconds = (performance.now() - began) / 1000;
  const cpu = (cpuSeconds(pid) - cpuBefore) / seconds;
  const { frames, cut } = await crowds.counts();
  const delivery = (heard: Heard): Delivery =>
    deliveryOf(heard, (room) => crowds.inRoom(room), [WARM * RATE, (WARM + WINDOW) * RATE]);
  const { delays, missing, expected, wrong } = delivery(await crowds.settled((heard) => delivery(heard).missing === 0));
  const at = (share: number): number => (delays.length === 0 ? Number.POSITIVE_INFINITY : quantile(delays, share));
  return {
    cpu,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    missing: missing / expected,
    wrong,
    frames: (frames - before.frames) / seconds,
    cut,
    memory: memory(pid).now,
  };
}

/** How many moves of a client the server knows after it was started again on what it has kept. */
async function storedBy(
  contestant: Contestant,
  folder: string,
  { seed }: Ground,
  rooms: readonly Room[],
  asked: ReadonlySet<string>,
): Promise<(room: string, client: number) => number> {
  const server = await contestant.start(folder, seed);
  try {
    const docs = new Map<string, Awaited<ReturnType<typeof fetched>>['doc']>();
    for (const room of moved(rooms, server))
      if (asked.has(room.name)) docs.set(room.name, (await fetched(room, contestant.dialect)).doc);
    return (room, client) => {
      const doc = docs.get(room);
      if (doc === undefined) throw new Error(`Nobody asked for ${room}`);
      return getState(doc.store, client);
    };
  } finally {
    await server.kill();
  }
}
