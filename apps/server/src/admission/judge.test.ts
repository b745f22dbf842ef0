import { add, addElement, emptyBoard, fieldSpecs, TABLE_NAMES } from '@stormbridge/model';
import { firstSession, loadBoard, type SessionState, SharedBoard, STAMP, type Who } from '@stormbridge/sync';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { addSticky } from '../testing/clients.ts';
import { decode } from './decode.ts';
import { judge } from './judge.ts';
import { stickiesIn } from './touched.ts';

const ANN: Who = { role: 'participant', user: 'ann' };
const session = (patch: Partial<SessionState>): SessionState => ({ ...firstSession, ...patch });
const mapIn = (doc: Y.Doc, table: string, id: string): Y.Map<unknown> => doc.getMap(table).get(id) as Y.Map<unknown>;

/** A server's document with a board, on which Bob has made a sticky. */
function house(): Y.Doc {
  const doc = new Y.Doc();
  loadBoard(doc, emptyBoard);
  addSticky(doc, 'bobs', 'Order Placed');
  mapIn(doc, 'elements', 'bobs').set(STAMP, { user: 'bob', at: 1 });
  doc.getMap('services').set('s', new Y.Map());
  return doc;
}

/** The update of somebody who has the whole document and writes in one transaction. */
function update(server: Y.Doc, write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  const before = Y.encodeStateVector(doc);
  let bytes = Y.encodeStateAsUpdate(doc, before);
  doc.on('update', (update: Uint8Array) => {
    bytes = update;
  });
  doc.transact(() => write(doc));
  return bytes;
}

function judged(server: Y.Doc, bytes: Uint8Array, sessions: readonly SessionState[] = [], who = ANN) {
  const decoded = decode(bytes, DEFAULT_LIMITS);
  if ('verdict' in decoded) throw new Error(decoded.message);
  const [now = firstSession, ...former] = sessions;
  return judge('board', decoded, server, who, [now, ...former]);
}
const ruleOf = (verdict: ReturnType<typeof judge>): string | undefined =>
  'reject' in verdict ? verdict.reject.rule : undefined;

/** Puts a row with one field into the document. */
const row = (table: string, id: string, field?: string, value?: unknown) => (doc: Y.Doc) => {
  const made = new Y.Map();
  doc.getMap(table).set(id, made);
  if (field !== undefined) made.set(field, value);
};

test.each<[string, string, (doc: Y.Doc) => void]>([
  ['an unknown field', 'A20', row('elements', 'n', 'secret', 1)],
  ['a field of another table', 'A20', row('flows', 'n', 'label', new Y.Text('x'))],
  ['a name that every object has', 'A20', row('elements', 'n', 'constructor', 1)],
  ['a value of a wrong type', 'A20', row('elements', 'n', 'pivotal', 'yes')],
  ['a value that is none of the choices', 'A20', row('elements', 'n', 'kind', 'joke')],
  ['a string that is too long', 'A20', row('elements', 'n', 'lane', 'x'.repeat(101))],
  ['a text that is too long', 'A20', row('elements', 'n', 'label', new Y.Text('x'.repeat(2001)))],
  ['a string where a text belongs', 'A20', row('elements', 'n', 'label', 'x')],
  ['a text where a value belongs', 'A20', row('elements', 'n', 'lane', new Y.Text('x'))],
  ['half a point', 'A20', row('elements', 'n', 'posTimeline', { x: 1 })],
  ['an id with a space', 'A20', row('elements', 'a b')],
  ['a second bus', 'A20', row('bus', 'other')],
  ['a row that is no map', 'A20', (doc) => doc.getMap('elements').set('n', 1)],
  ['a row that is a text', 'A20', (doc) => doc.getMap('elements').set('n', new Y.Text('x'))],
  ['a map in a field', 'A20', row('eventVersions', 'n', 'sample', new Y.Map())],
  ['a mark of deletion that says something else', 'A20', row('elements', 'n', 'del', { by: 'me' })],
  [
    'an attribute of a text',
    'A20',
    (doc) => (mapIn(doc, 'elements', 'bobs').get('label') as Y.Text).setAttribute('a', 1),
  ],
  [
    'letters that make a text too long',
    'A20',
    (doc) => (mapIn(doc, 'elements', 'bobs').get('label') as Y.Text).insert(3, 'x'.repeat(1990)),
  ],
  ['the removal of a row for good', 'A21', (doc) => doc.getMap('elements').delete('bobs')],
  ['another row in the place of one', 'A21', (doc) => addSticky(doc, 'bobs', 'Mine')],
  ['another service in the place of one that is known', 'A21', row('services', 's', 'codeName', 'x')],
  ['the removal of a text for good', 'A21', (doc) => mapIn(doc, 'elements', 'bobs').delete('label')],
  ['another text in the place of one', 'A21', (doc) => mapIn(doc, 'elements', 'bobs').set('label', new Y.Text('Mine'))],
  ["a stamp of one's own", 'A22', row('elements', 'n', STAMP, { user: 'bob', at: 1 })],
  ['another stamp', 'A22', (doc) => mapIn(doc, 'elements', 'bobs').set(STAMP, { user: 'ann', at: 1 })],
  ['no stamp', 'A22', (doc) => mapIn(doc, 'elements', 'bobs').delete(STAMP)],
  ['another author', 'A22', (doc) => mapIn(doc, 'elements', 'bobs').set('author', 'Ann')],
  ['another time', 'A22', (doc) => mapIn(doc, 'elements', 'bobs').set('createdAt', '2020-01-01')],
])('[A20] [A21] [A22] %s is refused by %s, whoever sends it', (_, rule, write) => {
  const server = house();
  const bytes = update(server, write);
  expect(ruleOf(judged(server, bytes))).toBe(rule);
  expect(ruleOf(judged(server, bytes, [], { role: 'facilitator', user: 'f' }))).toBe(rule);
});

test('[A20] every field of every table may hold its default and nothing of another type', () => {
  const server = house();
  for (const table of TABLE_NAMES)
    for (const [field, spec] of Object.entries(fieldSpecs(table)))
      if (spec.type !== 'json')
        expect([table, field, ruleOf(judged(server, update(server, row(table, 'n', field, [{}]))))]).toEqual([
          table,
          field,
          'A20',
        ]);
});

test('[A20] a piece may not go on somewhere else than it began', () => {
  const server = house();
  server.clientID = 4;
  const client = new Y.Doc();
  client.clientID = 7;
  addSticky(client, 'n', 'abc');
  Y.applyUpdate(server, Y.encodeStateAsUpdate(client));
  const end = Y.getState(server.store, 7);
  // The last letter once more and two new ones, as values of a root.
  const parts = [1, 1, 7, end - 1, 0x28, 1, 8, ...new TextEncoder().encode('elements'), 1, 120, 2, 125, 1, 125, 2, 0];
  expect(ruleOf(judged(server, Uint8Array.from(parts)))).toBe('A20');
});

test('[A21] of rows that two people derive at once one stays, and a dead one cannot win', () => {
  const build = (client: number): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.transact(() => row('services', 'derived', 'codeName', `x${client}`)(doc));
    return Y.encodeStateAsUpdate(doc);
  };
  for (const [first, second] of [
    [5, 9],
    [9, 5],
  ] as const) {
    const server = new Y.Doc();
    expect(ruleOf(judged(server, build(first)))).toBeUndefined();
    Y.applyUpdate(server, build(first));
    expect(ruleOf(judged(server, build(second)))).toBeUndefined();
    // Their pages have both, and tell what was lost with them.
    const page = new Y.Doc();
    Y.applyUpdate(page, build(first));
    Y.applyUpdate(page, build(second));
    const told = Y.encodeStateAsUpdate(page, Y.encodeStateVector(server));
    expect(ruleOf(judged(server, told))).toBeUndefined();
    Y.applyUpdate(server, told);
    expect(server.getMap('services').toJSON()).toEqual({ derived: { codeName: 'x9' } });
  }
  const server = new Y.Doc();
  Y.applyUpdate(server, build(5));
  const dead = (client: number): Uint8Array => {
    const doc = new Y.Doc();
    doc.clientID = client;
    row('services', 'derived')(doc);
    doc.getMap('services').delete('derived');
    return Y.encodeStateAsUpdate(doc);
  };
  expect(ruleOf(judged(server, dead(4)))).toBeUndefined();
  expect(ruleOf(judged(server, dead(6)))).toBe('A21');
});

test('[A23] what the session does not allow is refused, also without a name in it', () => {
  const server = house();
  const label = (doc: Y.Doc): Y.Text => mapIn(doc, 'elements', 'bobs').get('label') as Y.Text;
  const edits: Record<string, Uint8Array> = {
    letter: update(server, (doc) => label(doc).insert(1, 'x')),
    'removed letters': update(server, (doc) => label(doc).delete(0, 3)),
    value: update(server, (doc) => mapIn(doc, 'elements', 'bobs').set('pivotal', true)),
    away: update(server, (doc) => mapIn(doc, 'elements', 'bobs').set('del', true)),
    'another kind': update(server, (doc) => mapIn(doc, 'elements', 'bobs').set('kind', 'policy')),
  };
  for (const [name, bytes] of Object.entries(edits)) {
    const rule = (patch: Partial<SessionState>, who?: Who) => ruleOf(judged(server, bytes, [session(patch)], who));
    expect([name, rule({ ownOnly: true })]).toEqual([name, 'A23']);
    expect([name, rule({ ownOnly: true }, { role: 'participant', user: 'bob' })]).toEqual([name, undefined]);
    expect([name, rule({ ownOnly: true, locked: true }, { role: 'facilitator', user: 'f' })]).toEqual([
      name,
      undefined,
    ]);
    expect([name, rule({ locked: true })]).toEqual([name, 'A23']);
    expect([name, rule({ rights: 'guided' })]).toEqual([name, name === 'another kind' ? 'A23' : undefined]);
    expect([name, rule({})]).toEqual([name, undefined]);
  }
  const made = (kind: string) =>
    update(server, (doc) => {
      row('elements', 'n', 'kind', kind)(doc);
    });
  expect(ruleOf(judged(server, made('event'), [session({ rights: 'guided' })]))).toBeUndefined();
  const refused = judged(server, made('command'), [session({ rights: 'guided' })]);
  expect(refused).toMatchObject({
    reject: { rule: 'A23', message: expect.stringContaining('domain events, hot spots') },
  });
  expect(ruleOf(judged(server, made('command'), [session({ rights: 'guided', stage: 3 })]))).toBeUndefined();
  expect(ruleOf(judged(server, update(server, row('contexts', 'n')), [session({ rights: 'guided' })]))).toBe('A23');
});

test('[A24] one of the sessions that count must allow all of it', () => {
  const server = house();
  const bytes = update(server, (doc) => addSticky(doc, 'n', 'New'));
  expect(ruleOf(judged(server, bytes, [session({ locked: true })]))).toBe('A23');
  expect(ruleOf(judged(server, bytes, [session({ locked: true }), firstSession]))).toBeUndefined();
});

test('[A25] the text of a refused sticky is read as it was typed', () => {
  const server = house();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  const before = Y.encodeStateVector(doc);
  const board = new SharedBoard(doc);
  board.commit(addElement('n', { kind: 'event', label: 'Oder plaed', author: 'Ann' }));
  for (const label of [
    'Order plaed',
    'Order placed',
    'The order placed',
    'The order was placed 🧡',
    'The order was put 🧡',
  ])
    board.commit([{ op: 'patch', table: 'elements', id: 'n', fields: { label } }]);
  board.commit([add('contexts', 'c', { name: 'Sales' }), add('flows', 'f', { from: 'n', to: 'bobs' })]);
  const verdict = judged(server, Y.encodeStateAsUpdate(doc, before), [session({ locked: true })]);
  if (!('reject' in verdict) || verdict.work === undefined) throw new Error('It should have been refused');
  expect(stickiesIn(verdict.work, 9)).toEqual([
    { kind: 'event', text: 'The order was put 🧡', author: 'Ann' },
    { kind: 'context', text: 'Sales', author: '' },
  ]);
  expect(stickiesIn(verdict.work, 1)).toHaveLength(1);
});
