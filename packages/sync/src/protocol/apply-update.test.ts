import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyUpdate } from './apply-update.ts';

const RUNS = { numRuns: 300 };

/** Texts as they are written, and those that are read in different ways: short, long, repeated, of many bytes, none. */
const texts = fc.oneof(
  fc.constantFrom('', 'kind', 'posTimeline', '\uFEFFBOM', 'Größe', '日本語', '👍🏽', 'a'.repeat(16), 'b'.repeat(17)),
  fc.constantFrom('c'.repeat(48), 'd'.repeat(49), `${'e'.repeat(47)}é`, '\u007f', '\u0080'),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const values = fc.letrec<{ any: unknown; leaf: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(texts, tie('any'), { maxKeys: 4, noNullPrototype: true }),
  ),
  leaf: fc.oneof(
    texts,
    fc.constantFrom(null, undefined, true, false, 10n ** 15n),
    fc.double(),
    fc.integer(),
    fc.uint8Array(),
  ),
})).any;
const rows = fc.array(fc.tuple(texts, fc.array(fc.tuple(texts, values), { maxLength: 4 }), texts), { maxLength: 12 });

/** An update of a document with these rows: maps with values, with a text in each. */
function updateOf(table: readonly (readonly [string, readonly (readonly [string, unknown])[], string])[]): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const [id, fields, label] of table) {
      const row = new Y.Map<unknown>(fields);
      doc.getMap('elements').set(id, row);
      row.set('label', new Y.Text(label));
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

/** What a document says after an update, and how the update ended. */
function after(apply: typeof applyUpdate, update: Uint8Array) {
  const doc = new Y.Doc();
  let failed = false;
  try {
    apply(doc, update);
  } catch {
    failed = true;
  }
  const { pendingStructs } = doc.store;
  return { says: failed || doc.getMap('elements').toJSON(), failed, state: Y.encodeStateAsUpdate(doc), pendingStructs };
}

describe('updates', () => {
  test('[S110] are taken in as Yjs takes them in, whatever the texts and values', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const update = updateOf(table);
        expect(after(applyUpdate, update)).toEqual(after(Y.applyUpdate, update));
      }),
      RUNS,
    );
  });

  test('[S110] that are damaged are refused where Yjs refuses them', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(rows, damage, fc.nat({ max: 20 }), (table, bytes, cut) => {
        const update = updateOf(table);
        for (const [at, byte] of bytes) update[at % update.length] = byte;
        const damaged = update.slice(0, Math.max(update.length - cut, 0));
        expect(after(applyUpdate, damaged)).toEqual(after(Y.applyUpdate, damaged));
      }),
      RUNS,
    );
  });

  test('[S110] keep many words of one length apart', () => {
    const many = Array.from({ length: 5000 }, (_, at): [string, unknown] => [`key ${1000 + at}`, `word ${9000 - at}`]);
    const update = updateOf([['e1', many, 'Order placed']]);
    for (let time = 0; time < 2; time++) expect(after(applyUpdate, update)).toEqual(after(Y.applyUpdate, update));
  });

  test('[S110] tell their origin', () => {
    const doc = new Y.Doc();
    const origins: unknown[] = [];
    doc.on('update', (_update: Uint8Array, origin: unknown) => origins.push(origin));
    applyUpdate(doc, updateOf([['e1', [['kind', 'event']], 'Order placed']]), 'the server');
    expect(origins).toEqual(['the server']);
  });
});
