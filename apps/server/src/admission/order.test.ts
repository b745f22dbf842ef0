import fc from 'fast-check';
import { createEncoder, toUint8Array, writeAny, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { addSticky } from '../testing/clients.ts';
import { decode } from './decode.ts';
import type { Reject } from './reject.ts';
import { workOf } from './work.ts';

const labelOf = (doc: Y.Doc): Y.Text => doc.getMap<Y.Map<Y.Text>>('elements').get('sticky')?.get('label') as Y.Text;

/** A document with one sticky, for so many writers. */
function copies(count: number): Y.Doc[] {
  const first = new Y.Doc();
  first.clientID = 1;
  addSticky(first, 'sticky', 'Order placed');
  return Array.from({ length: count }, (_, at) => {
    const doc = new Y.Doc();
    doc.clientID = 10 + at;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(first));
    return doc;
  });
}

/** Why an update is refused; `undefined` when it is not. */
function refusalOf(update: Uint8Array, doc: Y.Doc): Reject | undefined {
  const decoded = decode(update, DEFAULT_LIMITS);
  if ('verdict' in decoded) return decoded;
  const work = workOf(decoded, doc);
  return 'verdict' in work ? work : undefined;
}

const deed = fc.record({
  writer: fc.nat(3),
  act: fc.constantFrom('type', 'type', 'type', 'erase', 'send', 'fetch'),
  at: fc.nat(40),
  length: fc.integer({ min: 1, max: 4 }),
});

test('[A12] whatever honest people type and erase in one text, offline and online, is taken', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 80 }), (deeds) => {
      const [server, ...writers] = copies(5) as [Y.Doc, ...Y.Doc[]];
      const send = (writer: Y.Doc): void => {
        const update = Y.encodeStateAsUpdate(writer, Y.encodeStateVector(server));
        expect(refusalOf(update, server)).toBeUndefined();
        Y.applyUpdate(server, update);
      };
      for (const { writer, act, at, length } of deeds) {
        const doc = writers[writer];
        if (doc === undefined) continue;
        const text = labelOf(doc);
        const place = Math.min(at, text.length);
        if (act === 'type') text.insert(place, 'abcd'.slice(0, length));
        else if (act === 'erase') text.delete(place, Math.min(length, text.length - place));
        else if (act === 'send') send(doc);
        else Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
      }
      for (const doc of writers) send(doc);
      for (const doc of writers) {
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
        expect(labelOf(doc).toString()).toBe(labelOf(server).toString());
      }
    }),
    { numRuns: 300 },
  );
});

/** Two letters of somebody, between any two that are there; `undefined` is the beginning or the end of the text. */
function letters(doc: Y.Doc, client: number, left: Y.ID | undefined, right: Y.ID | undefined): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, 1, client, Y.getState(doc.store, client)]) writeVarUint(encoder, number);
  writeUint8(encoder, 4 | (left ? 0x80 : 0) | (right ? 0x40 : 0));
  for (const id of [left, right])
    if (id !== undefined) for (const number of [id.client, id.clock]) writeVarUint(encoder, number);
  if (left === undefined && right === undefined) {
    const { id } = labelOf(doc)._item as Y.Item;
    for (const number of [0, id.client, id.clock]) writeVarUint(encoder, number);
  }
  writeVarString(encoder, 'xy');
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

/** All letters of the text that ever were, in their order. */
function allLetters(doc: Y.Doc): Y.ID[] {
  const ids: Y.ID[] = [];
  for (let item = labelOf(doc)._start; item !== null; item = item.right)
    for (let at = 0; at < item.length; at++) ids.push(Y.createID(item.id.client, item.id.clock + at));
  return ids;
}

const lie = fc.record({
  client: fc.integer({ min: 2, max: 6 }),
  left: fc.nat(60),
  right: fc.nat(60),
  honest: fc.boolean(),
});

test('[A12] what is taken of letters that name any neighbours stands in the same order for everybody', () => {
  let refused = 0;
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(lie, { maxLength: 25 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 25 }),
      (lies, pauses) => {
        const [server, follower] = copies(2) as [Y.Doc, Y.Doc];
        for (const [n, { client, left, right, honest }] of lies.entries()) {
          const ids = [undefined, ...allLetters(server), undefined];
          const from = left % (ids.length - 1);
          const to = honest ? from + 1 : right % ids.length;
          const update = letters(server, client, ids[from], ids[to]);
          if (refusalOf(update, server) === undefined) {
            Y.applyUpdate(server, update);
            taken++;
          } else refused++;
          // Others hear of several at once.
          if (pauses[n % pauses.length])
            Y.applyUpdate(follower, Y.encodeStateAsUpdate(server, Y.encodeStateVector(follower)));
        }
        Y.applyUpdate(follower, Y.encodeStateAsUpdate(server, Y.encodeStateVector(follower)));
        const reader = new Y.Doc();
        Y.applyUpdate(reader, Y.encodeStateAsUpdate(server));
        expect([labelOf(follower).toString(), labelOf(reader).toString()]).toEqual([
          labelOf(server).toString(),
          labelOf(server).toString(),
        ]);
      },
    ),
    { numRuns: 1000 },
  );
  expect(Math.min(refused, taken)).toBeGreaterThan(500);
});

const rowOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap<Y.Map<unknown>>('elements').get('sticky') as Y.Map<unknown>;

/** A value of a field, behind any one that the field ever had; `right` is what only letters have. */
function value(doc: Y.Doc, client: number, left: Y.ID | undefined, right: Y.ID | undefined, said: number): Uint8Array {
  const encoder = createEncoder();
  for (const number of [1, 1, client, Y.getState(doc.store, client)]) writeVarUint(encoder, number);
  writeUint8(encoder, 8 | (left ? 0x80 : 0) | (right ? 0x40 : 0) | 0x20);
  for (const id of [left, right])
    if (id !== undefined) for (const number of [id.client, id.clock]) writeVarUint(encoder, number);
  if (left === undefined && right === undefined) {
    const { id } = rowOf(doc)._item as Y.Item;
    for (const number of [0, id.client, id.clock]) writeVarUint(encoder, number);
    writeVarString(encoder, 'mode');
  }
  writeVarUint(encoder, 1);
  writeAny(encoder, said);
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

function valuesOf(doc: Y.Doc): Y.ID[] {
  const ids: Y.ID[] = [];
  for (let item = rowOf(doc)._map.get('mode') ?? null; item !== null; item = item.left) ids.unshift(item.id);
  return ids;
}

test('[A12] what is taken of values that name any neighbours is the same for everybody', () => {
  fc.assert(
    fc.property(fc.array(lie, { maxLength: 15 }), fc.array(fc.boolean(), { minLength: 1 }), (lies, pauses) => {
      const [server, follower] = copies(2) as [Y.Doc, Y.Doc];
      for (const [n, { client, left, right, honest }] of lies.entries()) {
        const ids = [undefined, ...valuesOf(server)];
        const to = honest ? undefined : ids[right % ids.length];
        const update = value(server, client, ids[left % ids.length], to, n);
        if (refusalOf(update, server) === undefined) Y.applyUpdate(server, update);
        if (pauses[n % pauses.length])
          Y.applyUpdate(follower, Y.encodeStateAsUpdate(server, Y.encodeStateVector(follower)));
      }
      Y.applyUpdate(follower, Y.encodeStateAsUpdate(server, Y.encodeStateVector(follower)));
      const reader = new Y.Doc();
      Y.applyUpdate(reader, Y.encodeStateAsUpdate(server));
      expect([rowOf(follower).get('mode'), rowOf(reader).get('mode')]).toEqual([
        rowOf(server).get('mode'),
        rowOf(server).get('mode'),
      ]);
    }),
    { numRuns: 1000 },
  );
});
