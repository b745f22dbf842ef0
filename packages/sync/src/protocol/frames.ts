import { createDecoder, type Decoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';

/**
 * What travels on one socket of one document. Types 0, 1 and 3 are those of y-websocket, so a stock client can join; 100
 * and above are ours and are sent only to a client that asked for its document with the `schema` parameter.
 */
export const FRAME_TYPES = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  hello: 100,
  durable: 101,
  reject: 102,
  pong: 103,
} as const;

/** What a person may do in a workshop. */
export const ROLES = ['facilitator', 'participant', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** The order is that of y-protocols: the number on the wire is the place in this list. */
const SYNC_STEPS = ['step1', 'step2', 'update'] as const;

export type Frame =
  /** `bytes`: step 1 a state vector; step 2 and update a Yjs update (V1). */
  | { readonly type: 'sync'; readonly step: (typeof SYNC_STEPS)[number]; readonly bytes: Uint8Array }
  /** `bytes`: see `readAwareness`. */
  | { readonly type: 'awareness'; readonly bytes: Uint8Array }
  | { readonly type: 'queryAwareness' }
  /**
   * Server to client, first of all and again whenever a right changes. `write`: may change this document. `time`: ms since
   * 1970. `held`: nobody may, because the server cannot store at the moment; it says when it can again. `epoch`: how often
   * the document has been begun anew.
   */
  | {
      readonly type: 'hello';
      readonly schema: number;
      readonly role: Role;
      readonly write: boolean;
      readonly time: number;
      readonly held: boolean;
      readonly epoch: number;
    }
  /**
   * Server to client: the first `frames` frames that carried a step 2 or an update on this connection are dealt with,
   * and what was accepted of them is on disk. Frames are counted and not clocks, because a pure deletion has no clock.
   */
  | { readonly type: 'durable'; readonly frames: number }
  /** Server to client: the `frame`-th such frame (counted from 1) was not applied. `rule` and `message` say why. */
  | { readonly type: 'reject'; readonly frame: number; readonly rule: string; readonly message: string }
  /** Server to client at least every 20 s: a silent connection counts as dead after 30 s. `time`: ms since 1970. */
  | { readonly type: 'pong'; readonly time: number };

/** The bytes of a frame. */
export function encodeFrame(frame: Frame): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME_TYPES[frame.type]);
  writePayload(encoder, frame);
  return toUint8Array(encoder);
}

function writePayload(encoder: Encoder, frame: Frame): void {
  switch (frame.type) {
    case 'sync':
      writeVarUint(encoder, SYNC_STEPS.indexOf(frame.step));
      writeVarUint8Array(encoder, frame.bytes);
      return;
    case 'awareness':
      writeVarUint8Array(encoder, frame.bytes);
      return;
    case 'queryAwareness':
      return;
    case 'hello':
      writeVarUint(encoder, frame.schema);
      writeVarUint(encoder, ROLES.indexOf(frame.role));
      writeVarUint(encoder, frame.write ? 1 : 0);
      writeVarUint(encoder, frame.time);
      writeVarUint(encoder, frame.held ? 1 : 0);
      writeVarUint(encoder, frame.epoch);
      return;
    case 'durable':
      writeVarUint(encoder, frame.frames);
      return;
    case 'reject':
      writeVarUint(encoder, frame.frame);
      writeVarString(encoder, frame.rule);
      writeVarString(encoder, frame.message);
      return;
    case 'pong':
      writeVarUint(encoder, frame.time);
      return;
  }
}

/** The frame of some bytes, or `undefined` when they are not exactly one frame. Never throws. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const decoder = createDecoder(bytes);
    const frame = readPayload(decoder, readVarUint(decoder));
    return decoder.pos === bytes.length ? frame : undefined;
  } catch {
    return undefined;
  }
}

function readPayload(decoder: Decoder, type: number): Frame | undefined {
  switch (type) {
    case FRAME_TYPES.sync: {
      const step = SYNC_STEPS[readVarUint(decoder)];
      return step === undefined ? undefined : { type: 'sync', step, bytes: readVarUint8Array(decoder) };
    }
    case FRAME_TYPES.awareness:
      return { type: 'awareness', bytes: readVarUint8Array(decoder) };
    case FRAME_TYPES.queryAwareness:
      return { type: 'queryAwareness' };
    case FRAME_TYPES.hello:
      return readHello(decoder);
    case FRAME_TYPES.durable:
      return { type: 'durable', frames: readVarUint(decoder) };
    case FRAME_TYPES.reject:
      return {
        type: 'reject',
        frame: readVarUint(decoder),
        rule: readVarString(decoder),
        message: readVarString(decoder),
      };
    case FRAME_TYPES.pong:
      return { type: 'pong', time: readVarUint(decoder) };
    default:
      return undefined;
  }
}

function readHello(decoder: Decoder): Frame | undefined {
  const schema = readVarUint(decoder);
  const role = ROLES[readVarUint(decoder)];
  const write = readVarUint(decoder) === 1;
  const time = readVarUint(decoder);
  const held = readVarUint(decoder) === 1;
  const epoch = readVarUint(decoder);
  return role === undefined ? undefined : { type: 'hello', schema, role, write, time, held, epoch };
}
