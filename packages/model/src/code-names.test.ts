import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from './board.ts';
import { add, patch } from './changes.ts';
import {
  CODE_NAME_MAX,
  CODE_NAME_PATTERN,
  camel,
  codeNames,
  kebab,
  pinCodeNames,
  projectName,
  SERVICE_NAME_MAX,
  shortHash,
} from './code-names.ts';
import { normalise } from './normalise.ts';
import { arbitraryBoard, HOSTILE_LABELS } from './testing/arbitrary-board.ts';
import { holds } from './testing/holds.ts';

const events = (...labels: string[]): Board =>
  applyChanges(
    emptyBoard,
    labels.map((label, index) => add('elements', `e${index}`, { kind: 'event', label: label.slice(0, 500) })),
  );
const nameOf = (label: string): string => codeNames(events(label)).get('e0') ?? '';
const reversed = (board: Board): Board =>
  Object.fromEntries(
    Object.entries(board).map(([table, rows]) => [table, new Map([...(rows as Map<string, unknown>)].reverse())]),
  ) as unknown as Board;

/** The name spaces in which generated code needs unique names. */
function spaces(board: Board): Map<string, string[]> {
  const names = codeNames(board);
  const found = new Map<string, string[]>();
  const note = (space: string, id: string): void => {
    const name = names.get(id);
    if (name !== undefined) found.set(space, [...(found.get(space) ?? []), name]);
  };
  for (const { id, kind } of board.elements.values())
    note(kind === 'event' || kind === 'command' ? 'contracts' : kind, id);
  for (const id of board.types.keys()) note('contracts', id);
  for (const table of ['aggregates', 'contexts', 'services'] as const)
    for (const id of board[table].keys()) note(table, id);
  return found;
}

describe('code names', () => {
  test.each([
    ['Order placed', 'OrderPlaced'],
    ['order PLACED', 'OrderPlaced'],
    ['OrderPlaced', 'OrderPlaced'],
    ['PDF created', 'PdfCreated'],
    ["Shopper's cart emptied", 'ShoppersCartEmptied'],
    ['Straße gesperrt', 'StrasseGesperrt'],
    ['Café geöffnet', 'CafeGeoffnet'],
    ['1st order placed', 'Event1stOrderPlaced'],
    ['class', 'ClassEvent'],
    ['Date', 'DateEvent'],
    ['__proto__', 'ProtoEvent'],
    ['../../x', 'X'],
  ])('[M45] %j becomes %s', (label, name) => {
    expect(nameOf(label)).toBe(name);
  });

  test('[M46] every hostile label gives a plain Pascal case name of at most 40 characters', () => {
    for (const label of HOSTILE_LABELS) {
      const name = nameOf(label);
      expect(name, label).toMatch(CODE_NAME_PATTERN);
      expect(name.length).toBeLessThanOrEqual(CODE_NAME_MAX);
    }
  });

  test('[M46] all names are valid and unique in their space without regard to case, also as kebab and camel', () => {
    holds(
      fc.property(arbitraryBoard({ rows: 10 }), (board) => {
        for (const [space, names] of spaces(board)) {
          expect(new Set(names.map((name) => name.toLowerCase())).size, space).toBe(names.length);
          expect(new Set(names.map(kebab)).size, space).toBe(names.length);
          for (const name of names) {
            expect(name).toMatch(CODE_NAME_PATTERN);
            expect(kebab(name)).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
            expect(camel(name)).toMatch(/^[a-z][A-Za-z0-9]*$/);
            if (space === 'services') expect(name.length).toBeLessThanOrEqual(SERVICE_NAME_MAX);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('[M46] all hostile labels at once, twice, have names of their own', () => {
    const labels = [...HOSTILE_LABELS, ...HOSTILE_LABELS];
    const names = [...codeNames(events(...labels)).values()];
    expect(names).toHaveLength(labels.length);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(labels.length);
    for (const name of names) expect(name).toMatch(CODE_NAME_PATTERN);
  });

  test('[M47] names depend neither on the order of rows nor on rows of another space', () => {
    holds(
      fc.property(arbitraryBoard(), (board) => {
        expect(new Map([...codeNames(reversed(board))].sort())).toEqual(new Map([...codeNames(board)].sort()));
        const more = applyChanges(board, [add('contexts', 'zzz', { name: 'Order placed' })]);
        for (const id of board.elements.keys()) expect(codeNames(more).get(id)).toBe(codeNames(board).get(id));
      }),
    );
  });

  test('[M47] a name that letters were lost from carries a hash of the id, whatever the label says', () => {
    const board = applyChanges(emptyBoard, [
      add('elements', 'a', { kind: 'event', label: '注文が確定した' }),
      add('elements', 'b', { kind: 'event', label: 'заказ' }),
    ]);
    const [a, b] = [codeNames(board).get('a'), codeNames(board).get('b')];
    expect(a).toMatch(/^EventX[0-9a-z]{5}$/);
    expect(a).not.toBe(b);
    expect(codeNames(applyChanges(board, [patch('elements', 'a', { label: '注文' })])).get('a')).toBe(a);
  });

  test('[M48] pinned names survive renaming, and pinning twice changes nothing', () => {
    holds(
      fc.property(arbitraryBoard(), (board) => {
        const pinned = applyChanges(board, pinCodeNames(board));
        expect(codeNames(pinned)).toEqual(codeNames(board));
        expect(pinCodeNames(pinned)).toEqual([]);
        const renames = [...board.elements.keys()].map((id) => patch('elements', id, { label: 'Renamed' }));
        const renamed = normalise(applyChanges(pinned, renames));
        for (const id of board.elements.keys()) expect(codeNames(renamed).get(id)).toBe(codeNames(board).get(id));
      }),
    );
  });

  test('[M104] a policy is called after its command, and a second one for the same also after its event', () => {
    const flow = (from: string, to: string) => add('flows', `${from}-${to}`, { from, to });
    const board = applyChanges(events('Order placed', 'Order paid'), [
      add('elements', 'c', { kind: 'command', label: 'Send mail' }),
      add('elements', 'p1', { kind: 'policy', label: 'Whenever placed, mail it' }),
      add('elements', 'p2', { kind: 'policy', label: 'Whenever paid, mail it' }),
      add('elements', 'p3', { kind: 'policy', label: 'Whenever nothing' }),
      flow('e0', 'p1'),
      flow('p1', 'c'),
      flow('e1', 'p2'),
      flow('p2', 'c'),
    ]);
    const names = codeNames(board);
    expect(['p1', 'p2', 'p3'].map((id) => names.get(id))).toEqual([
      'SendMail',
      'SendMailOnOrderPaid',
      'WheneverNothing',
    ]);
  });

  test('[M48] a pin wins over a derived name; one that is no name, or taken, is not used', () => {
    const board = applyChanges(events('Order placed', 'Order placed', 'Paid', 'Shipped'), [
      patch('elements', 'e1', { codeName: 'OrderPlaced' }),
      patch('elements', 'e2', { codeName: 'not a name' }),
      patch('elements', 'e3', { codeName: 'ORDERPLACED' }),
    ]);
    const names = codeNames(board);
    expect(names.get('e1')).toBe('OrderPlaced');
    expect(names.get('e0')).toMatch(/^OrderPlacedX/);
    expect(names.get('e2')).toBe('Paid');
    expect(names.get('e3')).toBe('Shipped');
  });

  test('[M46] events, commands and types share one space, other kinds have their own', () => {
    const board = applyChanges(emptyBoard, [
      add('elements', 'a', { kind: 'event', label: 'Order' }),
      add('elements', 'b', { kind: 'command', label: 'Order' }),
      add('types', 'c', { name: 'Order' }),
      add('aggregates', 'd', { name: 'Order' }),
      add('elements', 'h', { kind: 'hotSpot', label: 'Order' }),
    ]);
    const names = codeNames(board);
    expect(new Set([names.get('a'), names.get('b'), names.get('c')]).size).toBe(3);
    expect(names.get('d')).toBe('Order');
    expect(names.has('h')).toBe(false);
  });

  test('[M46] the project has a name too, and hashes are five letters or digits', () => {
    expect(projectName(emptyBoard)).toBe('stormbridge-app');
    const titled = applyChanges(emptyBoard, [add('settings', 'settings', { title: 'Order checkout' })]);
    expect(projectName(titled)).toBe('order-checkout');
    for (const label of HOSTILE_LABELS) {
      const board = applyChanges(emptyBoard, [add('settings', 'settings', { title: label })]);
      expect(projectName(board)).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
      expect(shortHash(label)).toMatch(/^[0-9a-z]{5}$/);
    }
  });

  test('[M48] a pinned name of the project survives another title; a pin that is no name is not used', () => {
    const named = (codeName: string) =>
      projectName(applyChanges(emptyBoard, [add('settings', 'settings', { title: 'Small shop', codeName })]));
    expect(named('order-checkout')).toBe('order-checkout');
    for (const wrong of ['', 'Shop', '-shop', 'shop-', 'a--b', '../shop', 's'.repeat(21)])
      expect(named(wrong)).toBe('small-shop');
  });
});
