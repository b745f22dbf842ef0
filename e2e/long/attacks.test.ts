import { connect as open } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ATTACKS, type Attack } from './attacks.ts';
import { type Client, connect, newWorkshop, type Server, start, until, type Workshop, withFolder } from './server.ts';
import { ruleOf } from './wire.ts';

const ROOMS = 6;
/** How often each attack is measured, for how long (ms), by how many attackers at a time, and how often at most anew. */
const ROUNDS = 3;
const ROUND = 800;
const ATTACKERS = 3;
const ATTEMPTS = 3;
/** Milliseconds after which an attacker gives up a connection, and rests before the next. */
const PATIENCE = 300;
const REST = 20;
/** Milliseconds between two changes in each of the other rooms. */
const PACE = 40;
/** Milliseconds within which 99 of 100 changes are to be seen elsewhere: what is slower is measured again, and printed. */
const BOUND = 100;
/** Ready-made servers stood still for seconds. A loaded machine does not make ours wait as long as this, in ms. */
const FROZEN = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Target {
  readonly address: string;
  readonly path: string;
  /** Of the attacker. */
  readonly cookie: string;
}

interface Outcome {
  readonly rules: Set<string>;
  readonly codes: Set<number>;
  tries: number;
}

/** Somebody else than the victim: who comes by the same link as a Bearer would be the same user. */
async function cookieFor({ address }: Server, { id, participant }: Workshop): Promise<string> {
  const body = JSON.stringify({ token: participant });
  const response = await fetch(`${address}/api/workshops/${id}/join`, { method: 'POST', body });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** One connection of an attacker, until the server ends it or the attacker is tired of it. */
async function attackOnce({ address, path, cookie }: Target, victim: Client, attack: Attack, outcome: Outcome) {
  outcome.tries++;
  if (attack.bare !== undefined) return bareAttack({ address, path, cookie }, attack.bare);
  const socket = new WebSocket(`${address.replace('http', 'ws')}${path}?schema=1`, { headers: { cookie } });
  const closed = new Promise<void>((resolve) => {
    socket.on('error', () => resolve());
    socket.on('close', (code) => {
      if (code !== 1006) outcome.codes.add(code);
      resolve();
    });
  });
  socket.on('message', (data: Buffer) => {
    const rule = ruleOf(data);
    if (rule !== undefined) outcome.rules.add(rule);
  });
  socket.on('open', () => {
    for (const message of attack.messages(victim)) socket.send(message);
  });
  await Promise.race([closed, pause(PATIENCE)]);
  socket.terminate();
}

/** Bytes that are no frame, behind an upgrade that was in order. */
async function bareAttack({ address, path, cookie }: Target, bytes: Uint8Array): Promise<void> {
  const { hostname, port } = new URL(address);
  const socket = open(Number(port), hostname);
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => undefined);
  const head = [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    `Cookie: ${cookie}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.once('data', () => socket.write(bytes));
  await Promise.race([ended, pause(PATIENCE)]);
  socket.destroy();
}

/** People in rooms that nobody attacks, and how long their changes take to be seen by another. */
class OtherRooms {
  private delays: number[] = [];
  private readonly sentAt = new Map<string, number>();
  private readonly clients: Client[] = [];
  private readonly timers: NodeJS.Timeout[] = [];

  async open(server: Server): Promise<void> {
    for (let room = 0; room < ROOMS; room++) {
      const workshop = await newWorkshop(server);
      const [writer, watcher] = [0, 1].map(() => connect(server.address, workshop, workshop.participant));
      if (writer === undefined || watcher === undefined) throw new Error('There are two');
      this.clients.push(writer, watcher);
      await until(() => writer.provider.synced && watcher.provider.synced, 'in step');
      watcher.doc.getMap('elements').observe(({ keysChanged }) => {
        for (const id of keysChanged) this.delays.push(performance.now() - (this.sentAt.get(String(id)) ?? 0));
      });
      const write = (): void => {
        const id = `r${room}.${writer.written.length}`;
        this.sentAt.set(id, performance.now());
        writer.write(id);
      };
      this.timers.push(setInterval(write, PACE + room));
    }
  }

  /** How long things take while nobody attacks. */
  async quiet(): Promise<number> {
    this.p99();
    await pause(ROUND);
    return this.p99();
  }

  /** The delay that one of a hundred exceeded since the last call, in ms. */
  p99(): number {
    const delays = this.delays.sort((a, b) => a - b);
    this.delays = [];
    if (delays.length < ROOMS * 5) return Number.POSITIVE_INFINITY;
    return delays[Math.floor(delays.length * 0.99)] ?? 0;
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await until(() => this.clients.every(({ saved, written }) => saved() === written.length), 'all is saved');
    for (const client of this.clients) client.destroy();
  }
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

interface Measured {
  /** The median over some rounds of what others notice of an attack, and what they notice of nothing; in ms. */
  readonly p99: number;
  readonly quiet: number;
}

/** On a machine that is busy with something else, what it costs others without an attack is not held against the attack. */
const isFast = ({ p99, quiet }: Measured): boolean => p99 < BOUND + (quiet > BOUND / 2 ? quiet : 0);

async function measured(others: OtherRooms, attackOnce: () => Promise<void>): Promise<Measured> {
  const quiet = await others.quiet();
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const end = performance.now() + ROUND;
    const attacker = async (): Promise<void> => {
      while (performance.now() < end) {
        await attackOnce();
        await pause(REST);
      }
    };
    await Promise.all(Array.from({ length: ATTACKERS }, attacker));
    rounds.push(others.p99());
  }
  return { p99: median(rounds), quiet };
}

/** Measures anew, a few times, what was too slow: the machine may have been busy for a moment. */
async function fastest(others: OtherRooms, attackOnce: () => Promise<void>): Promise<Measured> {
  let best = await measured(others, attackOnce);
  for (let again = 1; again < ATTEMPTS && !isFast(best); again++) {
    const next = await measured(others, attackOnce);
    if (next.p99 < best.p99) best = next;
  }
  return best;
}

test('[Z4] each attack is refused or passed over, and while it runs other rooms notice nothing', async () => {
  await withFolder(async (folder) => {
    const server = await start(folder, '0', {}, 'ignore');
    const workshop = await newWorkshop(server);
    const cookie = await cookieFor(server, workshop);
    const target: Target = { address: server.address, path: `/sync/board/${workshop.id}`, cookie };
    const victim = connect(server.address, workshop, workshop.participant);
    victim.provider.awareness.setLocalState({ user: { name: 'Victim' } });
    const others = new OtherRooms();
    await others.open(server);
    const frozen: string[] = [];
    for (const [n, attack] of ATTACKS.entries()) {
      const outcome: Outcome = { rules: new Set(), codes: new Set(), tries: 0 };
      victim.write(`before${n}`);
      await until(() => victim.saved() === victim.written.length, `${attack.name}: the victim is in step`);
      const attacker = (): Promise<void> => attackOnce(target, victim, attack, outcome);
      const found = await fastest(others, attacker);
      const ms = `${found.p99.toFixed(0)} ms (quiet: ${found.quiet.toFixed(0)} ms)`;
      const said = `${attack.name}: p99 elsewhere ${ms}, ${outcome.tries} times, ${[...outcome.rules, ...outcome.codes]}`;
      console.info(said);
      if (found.p99 > FROZEN) frozen.push(said);
      expect([attack.name, [...outcome.rules].sort(), [...outcome.codes].sort()]).toEqual([
        attack.name,
        [...attack.rules].sort(),
        [...attack.codes].sort(),
      ]);
      // The victim still writes, and has seen nothing of it.
      victim.write(`after${n}`);
      await until(() => victim.saved() === victim.written.length, `${attack.name}: the victim still writes`);
      expect([...victim.doc.getMap('elements').keys()].sort()).toEqual([...victim.written].sort());
      expect([...victim.provider.awareness.getStates().keys()]).toEqual([victim.doc.clientID]);
    }
    const late = connect(server.address, workshop, workshop.viewer);
    await until(() => late.provider.synced, 'somebody comes late');
    expect([...late.doc.getMap('elements').keys()].sort()).toEqual([...victim.written].sort());
    expect([late.doc.store.pendingStructs, late.doc.store.pendingDs]).toEqual([null, null]);
    await others.close();
    for (const client of [late, victim]) client.destroy();
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    await server.kill();
    expect(frozen).toEqual([]);
  });
});
