import fc from 'fast-check';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { hasPending } from '../room/document.ts';
import { addSticky, stickies } from '../testing/clients.ts';
import { admit, type DocumentView, type Verdict } from './guard.ts';

const ROOTS = new Set(['elements', 'flows']);
const viewOf = (doc: Y.Doc, owners: ReadonlyMap<number, string> = new Map()): DocumentView => ({
  clockOf: (client) => Y.getState(doc.store, client),
  ownerOf: (client) => owners.get(client),
  roots: ROOTS,
});
const judge = (update: Uint8Array, doc = new Y.Doc(), owners?: ReadonlyMap<number, string>): Verdict =>
  admit(update, 'ann', viewOf(doc, owners), DEFAULT_LIMITS);
const written = (write: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  doc.transact(() => write(doc));
  return Y.encodeStateAsUpdate(doc);
};
const updatesOf = (doc: Y.Doc): Uint8Array[] => {
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  return updates;
};

test('[A1] an honest edit, an edit of a text, a deletion and a repetition are admitted', () => {
  const server = new Y.Doc();
  const client = new Y.Doc();
  const updates = updatesOf(client);
  addSticky(client, 'e1', 'Order Placed');
  const label = (client.getMap('elements').get('e1') as Y.Map<Y.Text>).get('label')!;
  label.insert(12, ' again');
  label.delete(0, 5);
  client.getMap('elements').delete('e1');
  for (const update of updates) {
    expect(judge(update, server)).toMatchObject({ verdict: 'admit' });
    Y.applyUpdate(server, update);
    expect(hasPending(server)).toBe(false);
  }
  expect(judge(updates[0]!, server)).toEqual({ verdict: 'nothing' });
  expect(judge(Y.encodeStateAsUpdate(new Y.Doc()), server)).toEqual({ verdict: 'nothing' });
});

test.each([
  ['nothing at all', new Uint8Array()],
  ['a cut update', written((doc) => addSticky(doc, 'e1', 'Order Placed')).slice(0, 30)],
  ['noise', Uint8Array.from({ length: 64 }, (_, at) => 255 - at)],
  ['an empty update with something behind it', Uint8Array.of(0, 0, 1)],
  ['an update of format V2', Y.convertUpdateFormatV1ToV2(written((doc) => addSticky(doc, 'e1', 'Order Placed')))],
  ['an empty update of format V2', Y.encodeStateAsUpdateV2(new Y.Doc())],
])('[A1] %s is refused', (_, update) => {
  expect(judge(update)).toMatchObject({ verdict: 'reject', rule: 'A1' });
});

/** An update of many clients with one edit each; with a gap, none of them can be applied. */
function ofManyClients(count: number, clock: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, count);
  for (let client = 1; client <= count; client++) {
    for (const part of [1, client, clock]) writeVarUint(encoder, part);
    // One deleted piece (a GC struct) of length 1.
    for (const part of [0, 1]) writeVarUint(encoder, part);
  }
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

test('[A2] more clients or pieces than anybody needs are refused before they are applied', () => {
  expect(judge(ofManyClients(64, 0))).toMatchObject({ verdict: 'admit' });
  expect(judge(ofManyClients(65, 0))).toMatchObject({ verdict: 'reject', rule: 'A2' });
  // Judged by the count in front: what follows it would take minutes, and the test's time is 30 seconds.
  expect(judge(ofManyClients(100_000, 5))).toMatchObject({ verdict: 'reject', rule: 'A2' });
  const many = createEncoder();
  // Of half a million no more than these are read: the others are not even there.
  for (const part of [1, 500_000, 7, 0]) writeVarUint(many, part);
  for (let n = 0; n < 20_001; n++) for (const part of [0, 1]) writeVarUint(many, part);
  writeVarUint(many, 0);
  expect(judge(toUint8Array(many))).toMatchObject({ verdict: 'reject', rule: 'A2' });
});

test('[A3] an update with a hole, or one that names what is not there, is a gap and never waits', () => {
  const client = new Y.Doc();
  const updates = updatesOf(client);
  addSticky(client, 'e1', 'One');
  addSticky(client, 'e2', 'Two');
  expect(judge(ofManyClients(1, 3))).toEqual({ verdict: 'gap' });
  expect(judge(updates[1]!)).toEqual({ verdict: 'gap' });
  // Somebody else's answer to a row that this document does not have.
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(client));
  const theirs = updatesOf(other);
  (other.getMap('elements').get('e1') as Y.Map<unknown>).set('kind', 'command');
  expect(judge(theirs[0]!)).toEqual({ verdict: 'gap' });
  const skipping = Y.mergeUpdates([updates[1]!, written((doc) => addSticky(doc, 'e9', 'Nine'))]);
  expect(judge(skipping)).toEqual({ verdict: 'gap' });
});

test.each<[string, (doc: Y.Doc) => void]>([
  ['another root', (doc) => doc.getMap('secrets').set('a', 1)],
  ['a list where a root is a map', (doc) => doc.getArray('elements').push([1])],
  ['an array', (doc) => doc.getMap('elements').set('a', new Y.Array())],
  ['an XML element', (doc) => doc.getMap('elements').set('a', new Y.XmlElement('p'))],
  ['a document in the document', (doc) => doc.getMap('elements').set('a', new Y.Doc())],
  ['binary data', (doc) => doc.getMap('elements').set('a', Uint8Array.of(1, 2))],
  ['an embedded object', (doc) => addText(doc).insertEmbed(0, { image: 'x' })],
  ['a formatted text', (doc) => addText(doc).insert(0, 'x', { bold: true })],
  ['__proto__ as a row', (doc) => doc.getMap('elements').set('__proto__', 1)],
])('[A4] %s is refused', (_, write) => {
  expect(judge(written(write))).toMatchObject({ verdict: 'reject', rule: 'A4' });
});

function addText(doc: Y.Doc): Y.Text {
  const text = new Y.Text();
  doc.getMap('elements').set('t', text);
  return text;
}

test('[A5] only the owner of a client id may write under it', () => {
  const update = written((doc) => {
    doc.clientID = 77;
    addSticky(doc, 'e1', 'One');
  });
  const server = new Y.Doc();
  expect(judge(update, server, new Map([[77, 'bob']]))).toMatchObject({ verdict: 'reject', rule: 'A5' });
  expect(judge(update, server, new Map([[77, 'ann']]))).toMatchObject({ verdict: 'admit', clients: [77] });
  Y.applyUpdate(server, update);
  // Repeating what somebody else wrote is no writing.
  expect(judge(update, server, new Map([[77, 'bob']]))).toEqual({ verdict: 'nothing' });
});

test('[A6] a deletion of what nobody has written yet is a gap', () => {
  const server = new Y.Doc();
  addSticky(server, 'e1', 'One');
  const deletion = (len: number): Uint8Array => {
    const encoder = createEncoder();
    for (const part of [0, 1, server.clientID, 1, 0, len]) writeVarUint(encoder, part);
    return toUint8Array(encoder);
  };
  const end = Y.getState(server.store, server.clientID);
  expect(judge(deletion(end), server)).toMatchObject({ verdict: 'admit' });
  expect(judge(deletion(end + 1), server)).toEqual({ verdict: 'gap' });
  expect(judge(deletion(2 ** 40), server)).toEqual({ verdict: 'gap' });
});

test('[A9] no mutation of an update throws, makes anything wait, or spoils the document', () => {
  const honest = written((doc) => {
    addSticky(doc, 'e1', 'Order Placed');
    addSticky(doc, 'e2', 'Order Paid');
    doc.getMap('flows').set('f1', { from: 'e1', to: 'e2' });
    doc.getMap('elements').delete('e2');
  });
  const server = new Y.Doc();
  addSticky(server, 'e0', 'Basket Filled');
  const byte = fc.integer({ min: 0, max: 255 });
  const edits = fc.array(fc.tuple(fc.nat(honest.length - 1), byte), { minLength: 1, maxLength: 6 });
  let admitted = 0;
  fc.assert(
    fc.property(edits, fc.nat(20), (changes, cut) => {
      const update = honest.slice(0, honest.length - (cut > 10 ? cut - 10 : 0));
      for (const [at, value] of changes) update[at % update.length] = value;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
      if (judge(update, doc).verdict !== 'admit') return;
      admitted++;
      try {
        Y.applyUpdate(doc, update);
      } catch {
        // The room refuses it then.
      }
      expect(doc.store.pendingDs).toBeNull();
      const again = new Y.Doc();
      Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
      expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(doc));
      expect(stickies(again)['e0']).toBe('Basket Filled');
    }),
    { numRuns: 3000 },
  );
  expect(admitted).toBeGreaterThan(10);
});

test('[A3] pieces that wait for each other are the one thing that only applying can show', () => {
  // Each of two clients puts its piece to the right of the other's.
  const parts: number[] = [2];
  for (const [client, other] of [
    [9, 8],
    [8, 9],
  ] as const) {
    // One piece at clock 0, with what lies left of it (128) and plain values (8): one, which is null (126).
    parts.push(1, client, 0, 8 | 128, other, 0, 1, 126);
  }
  const circle = Uint8Array.from([...parts, 0]);
  expect(judge(circle)).toMatchObject({ verdict: 'admit' });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, circle);
  expect(hasPending(doc)).toBe(true);
});
