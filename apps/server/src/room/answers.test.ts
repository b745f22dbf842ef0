import { setTimeout as sleep } from 'node:timers/promises';
import { decodeFrame, type Frame } from '@stormbridge/sync';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { Shares } from '../limits/shares.ts';
import { Meters } from '../ops/meters.ts';
import { addSticky, rawClient, stickies, stockClient } from '../testing/clients.ts';
import { newServer, newWorkshop, until } from '../testing/server.ts';
import { Answers } from './answers.ts';
import { Member } from './member.ts';

const EMPTY = Uint8Array.of(0);
/** Nobody has to wait, however slow the machine is. */
const shares = new Shares({ ...DEFAULT_LIMITS, shareMsAtOnce: 1e9 });
const PARTS = { shares, isBehind: () => false, onInStep: () => undefined };

/** A board of some hundred KB, and what the server tells of it from then on. */
function largeBoard(answers: Answers): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let at = 0; at < 1000; at++) addSticky(doc, `sticky-${at}`, `Something happened, number ${at}`);
  });
  doc.on('update', (update: Uint8Array) => answers.follow(update));
  return doc;
}

/** Somebody new: what they were sent, as often as they are answered. */
function newcomer(answers: Answers, durable: Y.Doc | undefined): { readonly frames: Frame[]; readonly member: Member } {
  const frames: Frame[] = [];
  const outlet = {
    waiting: 0,
    send: (bytes: Uint8Array) => void frames.push(decodeFrame(bytes)!),
    close: () => undefined,
  };
  const measures = { limits: DEFAULT_LIMITS, meters: new Meters() };
  const who = { workshop: 'w', role: 'participant', user: 'ann' } as const;
  const member = new Member(outlet, who, { write: true }, true, measures);
  answers.ask(member, EMPTY, durable);
  return { frames, member };
}

const stepsOf = (frames: readonly Frame[]): string[] =>
  frames.map((frame) => (frame.type === 'sync' ? frame.step : frame.type));

function documentOf(frames: readonly Frame[]): Y.Doc {
  const doc = new Y.Doc();
  for (const frame of frames) if (frame.type === 'sync') Y.applyUpdate(doc, frame.bytes);
  return doc;
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('[V44] who joins is answered at once while all that the document says is durable, and not before', () => {
  let inStep = 0;
  const answers = new Answers({ ...PARTS, onInStep: () => inStep++ });
  const doc = largeBoard(answers);
  expect(stepsOf(newcomer(answers, doc).frames)).toEqual(['step2']);
  const early = newcomer(answers, undefined);
  expect([early.frames.length, inStep]).toEqual([0, 1]);
  answers.give(doc);
  answers.give(doc);
  expect([stepsOf(early.frames), inStep]).toEqual([['step2'], 2]);
});

test('[V44] nobody who joins waits for a tick', async () => {
  const server = await newServer({ limits: { tickMs: 3000 } });
  const { id, secrets } = await newWorkshop(server, { example: 'order-checkout' });
  const document = `board/${id}`;
  const first = stockClient(server.address, document, secrets.participant);
  await until(() => first.provider.synced, 'the board is read');
  // The next tick is three seconds away from here on.
  await sleep(100);
  const guest = await rawClient(server.address, document, secrets.participant);
  guest.send({ type: 'sync', step: 'step1', bytes: EMPTY });
  await until(() => stepsOf(guest.frames).includes('step2'), 'the board is here', 1500);
});

test('[V45] who joins an unchanged board gets the same bytes, encoded once', () => {
  const answers = new Answers(PARTS);
  const doc = largeBoard(answers);
  const all = [1, 2, 3].map(() => newcomer(answers, doc).frames);
  expect(all[2]).toEqual(all[0]);
  expect(
    documentOf(all[2] ?? [])
      .getMap('elements')
      .toJSON(),
  ).toEqual(doc.getMap('elements').toJSON());
  // What the document says now is not read for the next one either.
  const other = new Y.Doc();
  expect(newcomer(answers, other).frames).toEqual(all[0]);
  answers.forget();
  expect(stickies(documentOf(newcomer(answers, other).frames))).toEqual({});
});

test('[V45] who joins a board that has changed a little gets all of it, and the answer proper last', () => {
  const answers = new Answers(PARTS);
  const doc = largeBoard(answers);
  newcomer(answers, doc);
  for (let at = 0; at < 20; at++) {
    addSticky(doc, `new-${at}`, 'Order placed');
    doc.getMap('elements').delete(`sticky-${at}`);
    const { frames } = newcomer(answers, doc);
    expect(stepsOf(frames)).toEqual(['update', 'update', 'step2']);
    expect(stickies(documentOf(frames))).toEqual(stickies(doc));
  }
});

test('[V45] after many changes the board is encoded anew, and after a while nothing is kept', () => {
  vi.useFakeTimers();
  const answers = new Answers(PARTS);
  const doc = largeBoard(answers);
  newcomer(answers, doc);
  for (let at = 0; at <= 200; at++) addSticky(doc, `new-${at}`, 'Order placed');
  const { frames } = newcomer(answers, doc);
  expect([stepsOf(frames), stickies(documentOf(frames))]).toEqual([['step2'], stickies(doc)]);
  const other = new Y.Doc();
  expect(newcomer(answers, other).frames).toEqual(frames);
  vi.advanceTimersByTime(60_000);
  expect(stickies(documentOf(newcomer(answers, other).frames))).toEqual({});
});

test('[V46] whoever owes the thread something gets no answer until that is over, and then only the last', async () => {
  const own = new Shares({ ...DEFAULT_LIMITS, shareMsAtOnce: 1, shareMsPerSecond: 100 });
  const answers = new Answers({ ...PARTS, shares: own });
  const doc = largeBoard(answers);
  own.charge('ann', 20, performance.now());
  const { frames, member } = newcomer(answers, doc);
  answers.ask(member, Y.encodeStateVector(doc), doc);
  answers.give(doc);
  expect([frames.length, answers.waiting]).toEqual([0, 1]);
  await sleep(250);
  answers.give(doc);
  expect([stepsOf(frames), answers.waiting]).toEqual([['step2'], 0]);
  expect(stickies(documentOf(frames))).toEqual({});
});
