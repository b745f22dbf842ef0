import { kilobytes, median, ms, ratio, whole } from '../numbers.ts';
import type { Table } from '../results.ts';
import { appendRate } from './appends.ts';
import { type Ground, withGround } from './ground.ts';
import { idleRoomBytes, joinMs } from './rooms.ts';
import { type Outcome, run, type Scenario } from './scenario.ts';
import { CONTESTANTS, type Contestant, withTick } from './servers.ts';

/** How much is measured: a whole run, or one that only shows that everything works. */
export interface SyncEffort {
  readonly scenarios: readonly Scenario[];
  /** Runs of each server in each scenario. */
  readonly runs: number;
  /** Ticks of other lengths, in ms, and with how many people in one room they are tried. */
  readonly ticks: { readonly people: number; readonly ms: readonly number[] };
  readonly idleRooms: number;
  /** Stickies on the board that is joined, and how often it is. */
  readonly notes: number;
  readonly joins: number;
}

export const FULL_SYNC: SyncEffort = {
  scenarios: [
    { rooms: 1, people: 50 },
    { rooms: 1, people: 200 },
    { rooms: 1, people: 500 },
    { rooms: 100, people: 5 },
    { rooms: 500, people: 2 },
  ],
  runs: 5,
  ticks: { people: 200, ms: [10, 5] },
  idleRooms: 1000,
  notes: 5000,
  joins: 7,
};
export const QUICK_SYNC: SyncEffort = {
  scenarios: [
    { rooms: 1, people: 20 },
    { rooms: 5, people: 2 },
  ],
  runs: 1,
  ticks: { people: 20, ms: [10] },
  idleRooms: 50,
  notes: 500,
  joins: 2,
};

/** Measures our server beside the peers, each in a process of its own, one after the other. `say` hears how far it is. */
export async function measureSync(effort: SyncEffort, say: (what: string) => void): Promise<readonly Table[]> {
  return [await loadTable(effort, say), await tickTable(effort, say), await restTable(effort, say)];
}

const HEAD = [
  'processor',
  'ratio',
  'p50',
  'p95',
  'p99',
  'never heard',
  'wrong',
  'frames/s out',
  'cut off',
  'memory',
  'lost after SIGKILL',
];

async function loadTable({ scenarios, runs }: SyncEffort, say: (what: string) => void): Promise<Table> {
  const rows: string[][] = [];
  for (const scenario of scenarios) {
    const outcomes = await inTurn(CONTESTANTS, scenario, runs, say);
    const [ours] = outcomes.values();
    const compared = (all: readonly Outcome[]): string => (all === ours ? '' : ratio(cpuOf(ours), cpuOf(all)));
    rows.push(...[...outcomes].map(([one, all]) => rowOf(`${nameOf(scenario)}: ${one.name}`, all, compared(all))));
  }
  return {
    title: 'The sync server under load',
    note: `Rooms x people in each; everybody moves a sticky of their own ten times a second (a valid update of Yjs that was made before, on a real board; our server holds each against rights and schema), 8 s that do not count (until the engines have compiled what is hot) and 8 s that do. Medians of ${runs} runs, the servers in turn, each in a new process on a new folder. Load comes from two more processes: clients that only count frames, and five observers who decode everything. Processor: of the server's process, user and system, from /proc, 100 % is one core; the ratio is ours to the peer. Delay: from sending a move until an observer has it. Never heard: the share of moves that observers did not have five seconds after the end. Wrong: stickies that observers saw at a wrong place then, in all of them. Cut off: connections that the server ended. Lost: after one second more of load the server is killed with SIGKILL and started again on its folder; moves that an observer had heard of and the server no longer knows. Ours commits to SQLite with synchronous FULL before it passes anything on; Hocuspocus keeps the whole document in SQLite (FULL too) after its default pauses; y-websocket (what its server does, as @y/websocket-server does not load) keeps nothing. Our limits for one link are raised by settings.`,
    head: ['load and server', ...HEAD],
    rows,
  };
}

/**
 * What a shorter tick costs and gives. Passing a move on to everybody is a write to each socket, so half the tick is
 * nearly twice the writes.
 */
async function tickTable({ ticks, runs }: SyncEffort, say: (what: string) => void): Promise<Table> {
  const [ours, best] = CONTESTANTS;
  if (ours === undefined || best === undefined) throw new Error('There is no server');
  const scenario = { rooms: 1, people: ticks.people };
  const outcomes = await inTurn([ours, ...ticks.ms.map(withTick), best], scenario, runs, say);
  const peer = cpuOf(outcomes.get(best));
  return {
    title: 'What a shorter tick costs',
    note: `One room of ${ticks.people}, as above, once more: our server as it is set, with \`LIMIT_TICK_MS\` set to less, and the peer that is nearest. The ratio is of each to that peer.`,
    head: ['server', ...HEAD],
    rows: [...outcomes].map(([one, all]) => rowOf(one.name, all, one === best ? '' : ratio(cpuOf(all), peer))),
  };
}

async function inTurn(
  contestants: readonly Contestant[],
  scenario: Scenario,
  runs: number,
  say: (what: string) => void,
): Promise<ReadonlyMap<Contestant, readonly Outcome[]>> {
  const outcomes = new Map<Contestant, Outcome[]>(contestants.map((one) => [one, []]));
  await withGround(scenario.people, async (ground) => {
    for (let at = 0; at < runs; at++)
      for (const [contestant, all] of outcomes) {
        all.push(await run(contestant, scenario, ground).catch(again(contestant, scenario, ground, say)));
        say(`sync: ${nameOf(scenario)}, run ${at + 1} of ${runs}, ${contestant.name}`);
      }
  });
  return outcomes;
}

const nameOf = ({ rooms, people }: Scenario): string => `${rooms} x ${people}`;
const cpuOf = (all: readonly Outcome[] = []): number => median(all.map(({ cpu }) => cpu));

/** A run that fails, as when a port or a process was not there in time, is told and made once more. */
const again =
  (contestant: Contestant, scenario: Scenario, ground: Ground, say: (what: string) => void) =>
  (why: unknown): Promise<Outcome> => {
    say(`sync: ${contestant.name} once more, because of ${String(why)}`);
    return run(contestant, scenario, ground);
  };

function rowOf(name: string, all: readonly Outcome[], compared: string): string[] {
  const of = (what: keyof Outcome): number => median(all.map((one) => one[what]));
  return [
    name,
    `${whole(of('cpu') * 100)} %`,
    compared,
    delay(of('p50')),
    delay(of('p95')),
    delay(of('p99')),
    `${(of('missing') * 100).toFixed(2)} %`,
    whole(of('wrong')),
    whole(of('frames')),
    whole(of('cut')),
    `${whole(of('memory') / 2 ** 20)} MB`,
    whole(of('lost')),
  ];
}

const delay = (value: number): string => (Number.isFinite(value) ? ms(value) : 'nothing arrived');

async function restTable({ idleRooms, notes, joins }: SyncEffort, say: (what: string) => void): Promise<Table> {
  const idle = await withGround(1, (ground) => ofEach((one) => idleRoomBytes(one, ground, idleRooms)));
  say('sync: idle rooms');
  const join = await withGround(notes, (ground: Ground) => ofEach((one) => joinMs(one, ground, joins)));
  say('sync: joining');
  const { batched, alone } = await appendRate();
  const row = (what: string, values: readonly string[]): string[] => [what, ...values];
  return {
    title: 'The sync server at rest',
    note: `Memory of a room: what the process of a server grew by over ${whole(idleRooms)} rooms with one connection in each and a board of one sticky, after twenty that do not count. Joining: from the beginning of the connection until all of a board of ${whole(notes)} stickies is in a document of Yjs, median of ${joins}. Appends: rows of 174 bytes into our log, fifty in a transaction and each alone, durable (SQLite, synchronous FULL) when they are counted.`,
    head: ['what', ...CONTESTANTS.map(({ name }) => name)],
    rows: [
      row('memory of an idle room', idle.map(kilobytes)),
      row(`joining a board of ${whole(notes)} stickies`, join.map(ms)),
      row('durable appends, fifty at a time', [`${whole(batched)}/s`, '', '']),
      row('durable appends, one at a time', [`${whole(alone)}/s`, '', '']),
    ],
  };
}

async function ofEach(measure: (contestant: Contestant) => Promise<number>): Promise<readonly number[]> {
  const values: number[] = [];
  for (const contestant of CONTESTANTS) values.push(await measure(contestant));
  return values;
}
