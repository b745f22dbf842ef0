import * as Y from 'yjs';
import { answer, presence, update, varUint } from './wire.ts';

/** Somebody honest on the board that is attacked. */
export interface Victim {
  readonly doc: Y.Doc;
}

export interface Attack {
  readonly name: string;
  /** The rules for which it is refused, and the codes with which its connection is closed; none when it is passed over. */
  readonly rules: readonly string[];
  readonly codes: readonly number[];
  /** Messages to send, one after the other; a string is a text message. */
  readonly messages: (victim: Victim) => readonly (Uint8Array | string)[];
  /** Bytes for the bare connection behind the upgrade, in place of messages. */
  readonly bare?: Uint8Array;
}

const MALFORMED = 4400;

/** The update of somebody nobody knows. */
function written(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc);
}

const sticky = (doc: Y.Doc, id: string): void => {
  const row = new Y.Map<unknown>();
  doc.getMap('elements').set(id, row);
  row.set('kind', 'event');
  row.set('label', new Y.Text('Evil'));
};

/** Many clients with one deleted piece each; with a clock above 0 each has a hole before it. */
function ofClients(count: number, clock: number): Uint8Array {
  const parts = varUint(count);
  for (let client = 1; client <= count; client++) parts.push(...[1, client, clock, 0, 1].flatMap(varUint));
  return Uint8Array.from([...parts, 0]);
}

/** Many clients who all write the same row: each has to be put in order with all others. */
function conflict(count: number): Uint8Array {
  const parts = varUint(count);
  const row = [0x28, 1, 8, ...new TextEncoder().encode('elements'), 1, 97, 1, 125, 1];
  for (let client = 1; client <= count; client++) parts.push(...varUint(1), ...varUint(client), 0, ...row);
  return Uint8Array.from([...parts, 0]);
}

/** One client with many pieces, each a letter of its own. */
function dense(count: number): Uint8Array {
  const parts = [1, ...varUint(count), 7, 0];
  for (let n = 0; n < count; n++) parts.push(0x04, 1, 8, ...new TextEncoder().encode('elements'), 1, 97);
  return Uint8Array.from([...parts, 0]);
}

/** Two clients, the second with many pieces that are deleted already. */
const deletedPieces = (count: number): Uint8Array =>
  Uint8Array.from([
    2,
    1,
    9,
    0,
    0,
    1,
    ...varUint(count),
    7,
    0,
    ...Array.from({ length: count }, () => [0, 1]).flat(),
    0,
  ]);

/** A value of arrays in arrays. */
function deep(levels: number): Uint8Array {
  const head = [1, 1, 7, 0, 0x28, 1, 8, ...new TextEncoder().encode('elements'), 1, 97, 1];
  return Uint8Array.from([...head, ...Array.from({ length: levels }, () => [117, 1]).flat(), 126, 0]);
}

/** The next thing that a page writes, as if somebody else had written it. */
function inTheNameOf({ doc }: Victim): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = doc.clientID;
  const before = Y.encodeStateVector(copy);
  copy.transact(() => sticky(copy, 'stolen'));
  return Y.encodeStateAsUpdate(copy, before);
}

/** So many moves of the stickies that are there, in one update; with one more change where `more` makes it. */
function manyMoves({ doc }: Victim, count: number, more: (row: Y.Map<unknown>) => void = () => undefined): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const rows = [...copy.getMap<Y.Map<unknown>>('elements').values()];
  const before = Y.encodeStateVector(copy);
  copy.transact(() => {
    for (let n = 0; n < count; n++) rows[n % rows.length]?.set('posTimeline', { x: n, y: n });
    for (const row of rows.slice(0, 1)) more(row);
  });
  return Y.encodeStateAsUpdate(copy, before);
}

/** The same update again and again; made once, because it takes longer than what is measured. */
function oftenAtOnce(make: (victim: Victim) => Uint8Array): Attack['messages'] {
  let messages: readonly Uint8Array[] | undefined;
  return (victim) => {
    messages ??= Array<Uint8Array>(18).fill(update(make(victim)));
    return messages;
  };
}

const deletion = (client: number, from: number, length: number): Uint8Array =>
  Uint8Array.from([0, 1, ...varUint(client), 1, ...varUint(from), ...varUint(length)]);

const ghosts = Array.from(
  { length: 10_000 },
  (_, n) => [5000 + n, 1, JSON.stringify({ user: { name: `Ghost ${n}` } })] as const,
);

const content = (write: (rows: Y.Map<unknown>) => void): Uint8Array => written((doc) => write(doc.getMap('elements')));

const formatted = content((rows) => {
  const words = new Y.Text();
  rows.set('a', words);
  words.insert(0, 'x', { bold: true });
});

const refusedAs = (name: string, rules: readonly string[], messages: Attack['messages']): Attack => ({
  name,
  rules,
  codes: [MALFORMED],
  messages,
});

function refused(name: string, rules: readonly string[], bytes: Uint8Array): Attack {
  const message = update(bytes);
  return refusedAs(name, rules, () => [message]);
}

const passedOver = (name: string, messages: Attack['messages']): Attack => ({ name, rules: [], codes: [], messages });

const bare = (name: string, ...bytes: number[]): Attack => ({
  name,
  rules: [],
  codes: [],
  messages: () => [],
  bare: Uint8Array.from(bytes),
});

/** Every attack that was measured against plain Yjs and ready-made servers, and some more. */
export const ATTACKS: readonly Attack[] = [
  refused('a pending bomb of 20,000 clients', ['A2'], ofClients(20_000, 5)),
  refused('a pending bomb of 100,000 clients', ['A2'], ofClients(100_000, 5)),
  refusedAs('a pending bomb in an answer', ['A3'], () => [answer(ofClients(64, 5))]),
  // Its sender is asked for what is missing, and never answers.
  passedOver('pending bombs of 64 clients', () => Array.from({ length: 12 }, () => update(ofClients(64, 5)))),
  refusedAs('writing under the client id of somebody who is here', ['A5'], (victim) => [update(inTheNameOf(victim))]),
  passedOver('deleting what somebody has not written yet', ({ doc }) => [update(deletion(doc.clientID, 0, 2 ** 40))]),
  refusedAs('removing for good what is there', ['A21'], ({ doc }) => [update(deletion(doc.clientID, 0, 3))]),
  refused(
    'another root',
    ['A4'],
    written((doc) => doc.getMap('secrets').set('a', 1)),
  ),
  refused(
    'XML',
    ['A4'],
    content((rows) => rows.set('a', new Y.XmlElement('p'))),
  ),
  refused(
    'documents in the document',
    ['A4'],
    content((rows) => {
      for (let n = 0; n < 2000; n++) rows.set(`d${n}`, new Y.Doc({ autoLoad: true }));
    }),
  ),
  refused(
    'binary data',
    ['A4'],
    content((rows) => rows.set('a', new Uint8Array(900_000))),
  ),
  refused('a formatted text', ['A4'], formatted),
  refused(
    '__proto__ as a row',
    ['A4'],
    content((rows) => rows.set('__proto__', new Y.Map())),
  ),
  refused(
    'constructor as a field',
    ['A20'],
    content((rows) => rows.set('a', new Y.Map([['constructor', 1]]))),
  ),
  refused('10,000 clients who write the same row', ['A2'], conflict(10_000)),
  refused('64 clients who write the same row', ['A20'], conflict(64)),
  refused('60,000 pieces', ['A2'], dense(60_000)),
  refused('20,000 pieces', ['A4'], dense(20_000)),
  refused('500,000 deleted pieces', ['A2'], deletedPieces(500_000)),
  refused('a value of 300,000 arrays in arrays', ['A1'], deep(300_000)),
  refused('an update of format V2', ['A1'], Y.convertUpdateFormatV1ToV2(written((doc) => sticky(doc, 'a')))),
  refused(
    'noise',
    ['A1'],
    Uint8Array.from({ length: 1_000_000 }, (_, n) => (n * n * 31 + 7) % 256),
  ),
  { name: 'a message above 1 MiB', rules: [], codes: [1009], messages: () => [new Uint8Array(1024 * 1024 + 1)] },
  { name: 'text messages', rules: [], codes: [MALFORMED], messages: () => ['hello'] },
  passedOver('saying that somebody else has left', ({ doc }) => [presence([[doc.clientID, 1_000_000, 'null']])]),
  { name: '10,000 ghosts', rules: [], codes: [MALFORMED], messages: () => [presence(ghosts)] },
  passedOver('speaking for somebody else', ({ doc }) => [presence([[doc.clientID, 1_000_000, '{"user":{}}']])]),
  {
    name: '300 messages at once',
    rules: [],
    codes: [4529],
    messages: () => Array.from({ length: 300 }, () => update(Uint8Array.of(0, 0))),
  },
  {
    name: '19,000 moves and one theft, 18 times at once',
    rules: ['A22'],
    codes: [4529],
    messages: oftenAtOnce((victim) => manyMoves(victim, 19_000, (row) => row.set('by', 'me'))),
  },
  {
    name: 'the same 19,000 moves, 18 times at once',
    rules: [],
    codes: [4529],
    messages: oftenAtOnce((victim) => manyMoves(victim, 19_000)),
  },
  bare('an unmasked frame', 0x82, 0x01, 0x00),
  bare('a frame with reserved bits', 0xf2, 0x80, 0, 0, 0, 0),
  bare('a frame of 20 MB', 0x82, 0xff, 0, 0, 0, 0, 0x01, 0x40, 0, 0, 1, 2, 3, 4, ...Array<number>(60_000).fill(7)),
  bare('a frame that claims 2^62 bytes', 0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4),
];
