import { CLOSE_CODES, type CloseReason } from '@stormbridge/sync';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Principal } from '../auth/auth-gate.ts';

/** Who a node lets in for another: what it found out at its own door. */
export interface Introduction {
  readonly document: string;
  readonly principal: Principal;
  readonly write: boolean;
  readonly ours: boolean;
  readonly epoch?: string | undefined;
}

/** The head of a request or an answer over HTTP that one node passes to another. */
export interface HttpHead {
  readonly status?: number;
  readonly method?: string;
  readonly path?: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * What nodes say to each other. A link is one connection of one client through an edge; the edge gives it its number.
 * Frames of a link are counted in each direction, so that a lost one is noticed.
 */
export type Message =
  | { readonly type: 'ping' }
  /** Edge to owner: let this one in. */
  | { readonly type: 'join'; readonly link: number; readonly who: Introduction }
  /** Owner to edge: it is in. */
  | { readonly type: 'joined'; readonly link: number }
  /** Owner to edge: that one is not here, or not any more. */
  | { readonly type: 'unknown'; readonly link: number }
  /** Owner to edge: end it, for this reason. */
  | { readonly type: 'closed'; readonly link: number; readonly reason: CloseReason }
  /** Edge to owner: it has gone. */
  | { readonly type: 'leave'; readonly link: number }
  /** Edge to owner. */
  | { readonly type: 'up'; readonly link: number; readonly seq: number; readonly bytes: Uint8Array }
  /** Owner to edge: one frame for several links. */
  | { readonly type: 'down'; readonly to: readonly Counted[]; readonly bytes: Uint8Array }
  | { readonly type: 'request' | 'answer'; readonly id: number; readonly head: HttpHead; readonly bytes: Uint8Array };

export interface Counted {
  readonly link: number;
  readonly seq: number;
}

const TYPES = ['ping', 'join', 'joined', 'unknown', 'closed', 'leave', 'up', 'down', 'request', 'answer'] as const;

export function encodeMessage(message: Message): Uint8Array {
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, TYPES.indexOf(message.type));
  if ('link' in message) encoding.writeVarUint(to, message.link);
  if (message.type === 'join') encoding.writeVarString(to, JSON.stringify(message.who));
  else if (message.type === 'closed') encoding.writeVarString(to, message.reason);
  else if (message.type === 'up') {
    encoding.writeVarUint(to, message.seq);
    encoding.writeVarUint8Array(to, message.bytes);
  } else if (message.type === 'down') {
    encoding.writeVarUint(to, message.to.length);
    for (const { link, seq } of message.to) {
      encoding.writeVarUint(to, link);
      encoding.writeVarUint(to, seq);
    }
    encoding.writeVarUint8Array(to, message.bytes);
  } else if (message.type === 'request' || message.type === 'answer') {
    encoding.writeVarUint(to, message.id);
    encoding.writeVarString(to, JSON.stringify(message.head));
    encoding.writeVarUint8Array(to, message.bytes);
  }
  return encoding.toUint8Array(to);
}

/** Reads what another node wrote. @throws when it cannot be read: then the nodes are of different versions */
export function decodeMessage(bytes: Uint8Array): Message {
  const from = decoding.createDecoder(bytes);
  const type = TYPES[decoding.readVarUint(from)];
  if (type === undefined) throw new Error('A message of another version');
  if (type === 'ping') return { type };
  if (type === 'request' || type === 'answer') {
    const id = decoding.readVarUint(from);
    const head = JSON.parse(decoding.readVarString(from)) as HttpHead;
    return { type, id, head, bytes: decoding.readVarUint8Array(from) };
  }
  if (type === 'down') {
    const to = Array.from({ length: decoding.readVarUint(from) }, () => counted(from));
    return { type, to, bytes: decoding.readVarUint8Array(from) };
  }
  if (type === 'up') return { type, ...counted(from), bytes: decoding.readVarUint8Array(from) };
  const link = decoding.readVarUint(from);
  if (type === 'join') return { type, link, who: JSON.parse(decoding.readVarString(from)) as Introduction };
  if (type === 'closed') return { type, link, reason: reasonOf(decoding.readVarString(from)) };
  return { type, link };
}

const counted = (from: decoding.Decoder): Counted => ({
  link: decoding.readVarUint(from),
  seq: decoding.readVarUint(from),
});

/** A node of another version may know more reasons. */
const reasonOf = (word: string): CloseReason => (word in CLOSE_CODES ? (word as CloseReason) : 'moved');
