import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { Doc, encodeStateVector } from 'yjs';
import { AWARENESS_ENTRIES_MAX, readAwareness, writeAwareness } from './awareness.ts';
import { CLOSE_CODES, type CloseReason, closeMessage, closeReason, isTerminal } from './close-codes.ts';
import { documentName, parseDocumentName, privateName, privatePrefix } from './documents.ts';
import { decodeFrame, encodeFrame, type Frame, ROLES } from './frames.ts';

const bytes = fc.uint8Array({ maxLength: 200 });
const count = fc.nat({ max: 2 ** 50 });
const text = fc.string({ unit: 'grapheme', maxLength: 50 });
const frames: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({ type: fc.constant('sync' as const), step: fc.constantFrom('step1', 'step2', 'update'), bytes }),
  fc.record({ type: fc.constant('awareness' as const), bytes }),
  fc.constant({ type: 'queryAwareness' } as const),
  fc.record({
    type: fc.constant('hello' as const),
    schema: count,
    role: fc.constantFrom(...ROLES),
    write: fc.boolean(),
    time: count,
    held: fc.boolean(),
    epoch: fc.nat(),
  }),
  fc.record({ type: fc.constant('durable' as const), frames: count }),
  fc.record({ type: fc.constant('reject' as const), frame: count, rule: text, message: text }),
  fc.record({ type: fc.constant('pong' as const), time: count }),
);

describe('frames', () => {
  test('[S1] are read back as they were written', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        const read = decodeFrame(encodeFrame(frame));
        expect(read && plain(read)).toEqual(plain(frame));
      }),
    );
  });

  test('[S1] of sync and awareness are those of y-websocket', () => {
    expect([...encodeFrame({ type: 'sync', step: 'step1', bytes: encodeStateVector(new Doc()) })]).toEqual([
      0, 0, 1, 0,
    ]);
    expect([...encodeFrame({ type: 'sync', step: 'update', bytes: new Uint8Array([0, 0]) })]).toEqual([0, 2, 2, 0, 0]);
    expect([...encodeFrame({ type: 'awareness', bytes: new Uint8Array([0]) })]).toEqual([1, 1, 0]);
    expect([...encodeFrame({ type: 'queryAwareness' })]).toEqual([3]);
  });

  test('[S2] bytes that are no frame give nothing and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (some) => {
        const frame = decodeFrame(some);
        if (frame !== undefined) expect(plain(decodeFrame(encodeFrame(frame)) as Frame)).toEqual(plain(frame));
      }),
    );
    expect(decodeFrame(new Uint8Array())).toBeUndefined();
    expect(decodeFrame(new Uint8Array([2, 0]))).toBeUndefined();
  });

  test('[S2] a frame that is cut, or longer than it should be, gives nothing', () => {
    fc.assert(
      fc.property(frames, fc.nat({ max: 300 }), (frame, at) => {
        const whole = encodeFrame(frame);
        expect(decodeFrame(new Uint8Array([...whole, 0]))).toBeUndefined();
        if (at < whole.length) expect(decodeFrame(whole.slice(0, at))).toBeUndefined();
      }),
    );
  });

  test('[S2] a frame never shows what lies behind it in the buffer', () => {
    const pool = new Uint8Array([0, 2, 5, 1, 2, 83, 69, 67, 82, 69, 84]);
    expect(decodeFrame(pool.subarray(0, 5))).toBeUndefined();
    expect(readAwareness(new Uint8Array([1, 1, 1, 9, 83, 69, 67, 82, 69, 84, 0, 0, 0]).subarray(0, 6))).toBeUndefined();
  });
});

describe('awareness', () => {
  test('[S3] is in the format of y-protocols, both ways', () => {
    const [from, to] = [new Awareness(new Doc()), new Awareness(new Doc())];
    from.setLocalState({ name: 'Ada 😀' });
    const update = encodeAwarenessUpdate(from, [from.clientID]);
    const entries = readAwareness(update);
    expect(entries).toEqual([{ client: from.clientID, clock: 1, state: '{"name":"Ada 😀"}' }]);
    expect(writeAwareness(entries ?? [])).toEqual(update);
    applyAwarenessUpdate(to, writeAwareness([{ client: 7, clock: 1, state: '{"a":1}' }]), null);
    expect(to.getStates().get(7)).toEqual({ a: 1 });
    from.destroy();
    to.destroy();
  });

  test('[S3] too much or malformed gives nothing', () => {
    const one = { client: 1, clock: 1, state: 'null' };
    expect(readAwareness(writeAwareness(Array.from({ length: AWARENESS_ENTRIES_MAX }, () => one)))).toHaveLength(1200);
    expect(readAwareness(writeAwareness(Array.from({ length: AWARENESS_ENTRIES_MAX + 1 }, () => one)))).toBeUndefined();
    fc.assert(
      fc.property(bytes, (some) => {
        readAwareness(some);
      }),
    );
  });
});

describe('names and codes', () => {
  test('[S4] a document name is read back; nothing else is one', () => {
    expect(parseDocumentName(documentName('board', 'aB9_-'))).toEqual({ kind: 'board', workshop: 'aB9_-' });
    expect(parseDocumentName(documentName('session', 'x'))).toEqual({ kind: 'session', workshop: 'x' });
    expect(parseDocumentName(privateName('x', 'aB9_-'))).toEqual({ kind: 'private', workshop: 'x', user: 'aB9_-' });
    expect(privateName('x', 'u').startsWith(privatePrefix('x'))).toBe(true);
    for (const name of [
      '',
      'private/a/',
      'private//u',
      'private/a/u/v',
      'private/a/../b',
      'session/a/u',
      'board',
      'board/',
      'board/a/b',
      'board/..',
      'Board/a',
      'private/a',
      '/a',
      `board/${'x'.repeat(65)}`,
    ])
      expect(parseDocumentName(name), name).toBeUndefined();
    expect(() => documentName('board', '../x')).toThrow();
    expect(() => privateName('x', '../y')).toThrow();
    expect(() => privateName('../x', 'y')).toThrow();
  });

  test('[S5] every reason has its code and a sentence that fits into a close frame', () => {
    for (const [reason, code] of Object.entries(CLOSE_CODES)) {
      expect(closeReason(code)).toBe(reason);
      expect(isTerminal(code)).toBe(code >= 4400 && code <= 4499);
      const message = closeMessage(reason as CloseReason);
      expect(message.length).toBeGreaterThan(10);
      expect(new TextEncoder().encode(message).length).toBeLessThanOrEqual(123);
    }
    expect(closeReason(1006)).toBeUndefined();
  });
});

/** Views into a larger buffer compare by what they show. */
const plain = (frame: Frame) => ('bytes' in frame ? { ...frame, bytes: [...frame.bytes] } : frame);
