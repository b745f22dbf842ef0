import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';

const [SYNC, AUTH, SYNC_REPLY] = [0, 2, 4];
const [STEP1, STEP2, UPDATE] = [0, 1, 2];
const TOKEN = 0;

/** How a server speaks: y-websocket's protocol, or Hocuspocus's, which has the name of the document in every frame. */
export type Dialect = 'y-websocket' | 'hocuspocus';

/** What is said to get into a room: `stateVector` is what one has already. */
export const joining = (dialect: Dialect, room: string, stateVector: Uint8Array): readonly Uint8Array[] => [
  ...(dialect === 'hocuspocus' ? [authentication(room)] : []),
  sync(dialect, room, STEP1, stateVector),
];

export const updating = (dialect: Dialect, room: string, update: Uint8Array): Uint8Array =>
  sync(dialect, room, UPDATE, update);

/** The update in a frame of a server; `whole` when it is the answer to `joining`. Nothing where it is another frame. */
export function updateIn(
  dialect: Dialect,
  payload: Uint8Array,
): { readonly update: Uint8Array; readonly whole: boolean } | undefined {
  const decoder = createDecoder(payload);
  if (dialect === 'hocuspocus') readVarString(decoder);
  const type = readVarUint(decoder);
  if (type !== SYNC && !(type === SYNC_REPLY && dialect === 'hocuspocus')) return undefined;
  const step = readVarUint(decoder);
  return step === STEP1 ? undefined : { update: readVarUint8Array(decoder), whole: step === STEP2 };
}

function sync(dialect: Dialect, room: string, step: number, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  if (dialect === 'hocuspocus') writeVarString(encoder, room);
  writeVarUint(encoder, SYNC);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

function authentication(room: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, room);
  writeVarUint(encoder, AUTH);
  writeVarUint(encoder, TOKEN);
  writeVarString(encoder, '');
  return toUint8Array(encoder);
}
