import { decodeFrame, encodeFrame } from '@stormbridge/sync';
import { WebSocket } from 'ws';
import type * as Y from 'yjs';
import { savingClient, stockClient } from './clients.ts';
import { mutatedFrame, seedFrames } from './fuzzed-frames.ts';
import { type Chance, chanceFrom } from './mutations.ts';
import { newServer, newWorkshop, type TestServer, type TestWorkshop, until } from './server.ts';

const STRANGERS = 16;
/** Frames after which the honest page writes something, and what is sent begins anew from the board as it is. */
const BATCH = 400;
const MANY = 1_000_000;
/** Asks for the whole board, with the state vector of somebody who has nothing. */
const QUESTION = encodeFrame({ type: 'sync', step: 'step1', bytes: Uint8Array.of(0) });

/** One connection: sends frames one after the other, each followed by a question, until it is cut off or has no more. */
async function stranger(server: TestServer, { id, secrets }: TestWorkshop, next: () => Uint8Array | undefined) {
  const socket = new WebSocket(`${server.address.replace('http', 'ws')}/sync/board/${id}?schema=1`, {
    headers: { authorization: `Bearer ${secrets.participant}` },
  });
  let isOpen = true;
  let answered = (): void => undefined;
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isOpen = false;
    answered();
  });
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(new Uint8Array(data));
    if (frame === undefined) throw new Error('The server sent a frame that cannot be read');
    if (frame.type === 'sync' && frame.step === 'step2') answered();
  });
  await new Promise((resolve) => socket.once('open', resolve));
  for (let bytes = next(); bytes !== undefined; bytes = isOpen ? next() : undefined) {
    const answer = new Promise<void>((resolve) => {
      answered = resolve;
    });
    socket.send(bytes);
    socket.send(QUESTION);
    await answer;
  }
  const wasEnded = !isOpen;
  socket.terminate();
  return wasEnded;
}

/**
 * Sends mutated frames to a real server, over many connections at a time, onto a board on which somebody honest works.
 * @throws when what the honest one writes is not saved, or the board cannot be read by somebody new
 */
export async function fuzzSockets(seed: number, count: number): Promise<{ frames: number; ended: number }> {
  const chance = chanceFrom(seed);
  const limits = { socketsPerUser: MANY, joinsPerMinute: MANY, clientsPerHour: MANY, messagesPerSecond: MANY };
  const server = await newServer({ limits: { ...limits, messagesAtOnce: MANY, presencePerSecond: MANY, tickMs: 2 } });
  const workshop = await newWorkshop(server);
  const honest = savingClient(server.address, `board/${workshop.id}`, workshop.secrets.participant);
  await until(() => honest.provider.synced, 'the honest one is in step');
  let frames = 0;
  let ended = 0;
  while (frames < count) {
    honest.write(`honest${frames}`);
    await until(() => honest.saved === honest.written.length, `seed ${seed}, after ${frames} frames: it is saved`);
    const end = Math.min(count, frames + BATCH);
    const next = source(honest.doc, chance, () => frames++ < end);
    const one = async (): Promise<void> => {
      while (frames < end) if (await stranger(server, workshop, next)) ended++;
    };
    await Promise.all(Array.from({ length: STRANGERS }, one));
    frames = end;
  }
  const late = stockClient(server.address, `board/${workshop.id}`, workshop.secrets.viewer);
  await until(() => honest.written.every((id) => late.doc.getMap('elements').has(id)), 'somebody new sees all of it');
  if (late.doc.store.pendingStructs !== null || honest.closes.length > 0)
    throw new Error(`seed ${seed}: it was noticed`);
  return { frames, ended };
}

/** Frames with mistakes, as long as there are to be more. */
function source(board: Y.Doc, chance: Chance, more: () => boolean): () => Uint8Array | undefined {
  const seeds = seedFrames(board, chance);
  return () => (more() ? mutatedFrame(seeds, chance) : undefined);
}
