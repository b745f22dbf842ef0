import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { ask } from './ask.ts';
import { quantile } from './numbers.ts';
import { startProduct, type Workshop } from './product.ts';

/**
 * `node bench/load.ts`: how much one server carries. Rooms full of people who type ten letters a second each; processor
 * time and memory are what the server says of itself, latency is from the sending of a letter to five listeners who
 * decode everything. Prints a table for docs/scale.md.
 */
const SECONDS = 15;
/** Seconds until the engine has compiled what is hot. */
const WARM = 10;
const RATE = 10;
const CASES = [
  [1, 12],
  [1, 50],
  [1, 200],
  [20, 12],
  [100, 5],
] as const;

const EMPTY_BOARD = JSON.stringify({ format: 'stormbridge-board/1', elements: [] });
/** All come by one link as a Bearer, so to the server they are one user with many sockets. */
const CROWD = {
  LIMIT_SOCKETS_PER_USER: '10000',
  LIMIT_JOINS_PER_MINUTE: '10000',
  LIMIT_CLIENTS_PER_HOUR: '100000',
  LIMIT_WORKSHOPS_PER_MINUTE: '10000',
  LIMIT_SHARE_MS_PER_SECOND: '100000',
  LIMIT_SHARE_MS_AT_ONCE: '100000',
};

interface Counts {
  sent: number;
  frames: number;
  readonly sentAt: Map<string, number>;
  readonly delays: number[];
}

/** Frames of y-websocket: 0 is sync; then 0 asks, 1 answers, 2 is an update; then the bytes with their length before. */
const frame = (step: number, bytes: Uint8Array): Uint8Array => {
  const length: number[] = [];
  for (let rest = bytes.length; ; rest = Math.floor(rest / 128)) {
    length.push(rest < 128 ? rest : (rest % 128) + 128);
    if (rest < 128) return Uint8Array.of(0, step, ...length, ...bytes);
  }
};

/** The update in a frame of the server, or nothing. */
function updateIn(data: Uint8Array): Uint8Array | undefined {
  if (data[0] !== 0 || data[1] !== 2) return undefined;
  let at = 2;
  while ((data[at] ?? 0) >= 128) at++;
  return data.subarray(at + 1);
}

function connect(address: string, { id, token }: Workshop): Promise<WebSocket> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sync/board/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  socket.binaryType = 'nodebuffer';
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      socket.send(frame(0, Y.encodeStateVector(new Y.Doc())));
      resolve(socket);
    });
    socket.once('error', reject);
  });
}

/** One person: a sticky of their own, in which they type. */
function write(socket: WebSocket, name: string, counts: Counts): () => void {
  const doc = new Y.Doc();
  const text = new Y.Text('');
  doc.on('update', (update: Uint8Array) => {
    if (socket.readyState === socket.OPEN) socket.send(frame(2, update));
  });
  doc.transact(() => {
    const row = new Y.Map<unknown>();
    doc.getMap('elements').set(name, row);
    row.set('kind', 'event');
    row.set('label', text);
  });
  return () => {
    counts.sent += 1;
    counts.sentAt.set(`${doc.clientID}.${Y.getState(doc.store, doc.clientID)}`, performance.now());
    if (text.length > 60) text.delete(0, 50);
    text.insert(text.length, 'x');
  };
}

function listen(socket: WebSocket, counts: Counts): void {
  socket.on('message', (data: Buffer) => {
    const update = updateIn(data);
    if (update === undefined) return;
    const now = performance.now();
    for (const { id, length } of Y.decodeUpdate(update).structs)
      for (let clock = id.clock; clock < id.clock + length; clock++) {
        const at = counts.sentAt.get(`${id.client}.${clock}`);
        if (at !== undefined) counts.delays.push(now - at);
      }
  });
}

/** The numbers that the server says of itself. */
async function metricsOf(address: string): Promise<ReadonlyMap<string, number>> {
  const { bytes } = await ask(`${address}/metrics`, {});
  const lines = bytes.toString().split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

async function measure(rooms: number, people: number): Promise<string> {
  const product = await startProduct([], CROWD);
  const counts: Counts = { sent: 0, frames: 0, sentAt: new Map(), delays: [] };
  const sockets: WebSocket[] = [];
  try {
    for (let room = 0; room < rooms; room++) {
      const workshop = await product.workshop(EMPTY_BOARD);
      for (let n = 0; n < people; n++) sockets.push(await connect(product.address, workshop));
    }
    for (const socket of sockets) socket.on('message', () => counts.frames++);
    for (const socket of sockets.filter((_, n) => n % Math.ceil(sockets.length / 5) === 0)) listen(socket, counts);
    const writers = sockets.map((socket, n) => write(socket, `p${n}`, counts));
    await sleep(1000);
    const timers = writers.map((type, n) => setInterval(type, 1000 / RATE + (n % 7)));
    await sleep(WARM * 1000);
    counts.delays.length = 0;
    counts.frames = 0;
    counts.sent = 0;
    const before = await metricsOf(product.address);
    const began = performance.now();
    await sleep(SECONDS * 1000);
    for (const timer of timers) clearInterval(timer);
    const after = await metricsOf(product.address);
    const seconds = (performance.now() - began) / 1000;
    await sleep(500);
    const cpu = ((after.get('process_cpu_seconds') ?? 0) - (before.get('process_cpu_seconds') ?? 0)) / seconds;
    const memory = (after.get('process_resident_memory_bytes') ?? 0) / 2 ** 20;
    const at = (share: number): string => `${Math.round(quantile(counts.delays, share))} ms`;
    const cells = [
      `${rooms} x ${people}`,
      `${Math.round(counts.sent / seconds)}`,
      `${Math.round(counts.frames / seconds)}`,
      `${Math.round(cpu * 100)} %`,
      at(0.5),
      at(0.95),
      at(0.99),
      `${Math.round(memory)} MB`,
    ];
    return `| ${cells.join(' | ')} |`;
  } finally {
    for (const socket of sockets) socket.terminate();
    await product.stop();
  }
}

process.setMaxListeners(0);
console.log('| rooms x people | letters/s | frames/s out | processor | p50 | p95 | p99 | memory |');
console.log('|---|---:|---:|---:|---:|---:|---:|---:|');
for (const [rooms, people] of CASES) console.log(await measure(rooms, people));
