import { type Doc, Map as YMap } from 'yjs';
import type { Product, Workshop } from './product.ts';
import { joining, updating } from './sync/dialect.ts';
import { fetched } from './sync/document.ts';
import { framed, RawSocket } from './sync/raw-socket.ts';

/** Somebody else in a workshop, who leaves a field half said and says it later. */
export interface SecondPerson {
  /** Makes a field an enum without values, so that the board cannot be exported. */
  readonly spoil: () => void;
  /** Makes it again what it was. */
  readonly mend: () => void;
  readonly leave: () => void;
}

/** Lets somebody else come into a workshop. */
export async function secondPerson({ address }: Product, { id, token }: Workshop): Promise<SecondPerson> {
  const name = `board/${id}`;
  const room = { name, url: `${address}/sync/board/${id}`, headers: { authorization: `Bearer ${token}` } };
  const { doc } = await fetched(room, 'y-websocket');
  const { spoil, mend } = spoiling(doc);
  const socket = await new Promise<RawSocket>((resolve) => RawSocket.open(new URL(room.url), room.headers, resolve));
  for (const frame of joining('y-websocket', name, Uint8Array.of(0))) socket.send(framed(frame));
  const send = (update: Uint8Array): void => socket.send(framed(updating('y-websocket', name, update)));
  return { spoil: () => send(spoil()), mend: () => send(mend()), leave: () => socket.close() };
}

/**
 * What spoils a document and mends it again, as updates of Yjs (V1).
 * @throws Error when the board has no field with a simple type
 */
export function spoiling(doc: Doc): { readonly spoil: () => Uint8Array; readonly mend: () => Uint8Array } {
  const row = [...doc.getMap('fields').values()].find((one) => one instanceof YMap && one.get('type') !== 'enum');
  if (!(row instanceof YMap)) throw new Error('The board has no field');
  const type: unknown = row.get('type');
  let last: Uint8Array | undefined;
  doc.on('update', (update: Uint8Array) => {
    last = update;
  });
  const say = (what: unknown): Uint8Array => {
    row.set('type', what);
    if (last === undefined) throw new Error('The change was no update');
    return last;
  };
  return { spoil: () => say('enum'), mend: () => say(type) };
}
