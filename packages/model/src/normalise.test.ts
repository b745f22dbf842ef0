import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from './board.ts';
import { add, type BoardChange } from './changes.ts';
import { readBoardFile } from './file/read.ts';
import { writeBoardFile } from './file/write.ts';
import { eventVersionId, normalise, referencesOf } from './normalise.ts';
import { TABLE_NAMES } from './tables.ts';
import { arbitraryRawBoard } from './testing/arbitrary-board.ts';
import { plain } from './testing/equal.ts';
import { holds } from './testing/holds.ts';

const boardOf = (...changes: BoardChange[]): Board => applyChanges(emptyBoard, changes);
const seen = (...changes: BoardChange[]): Board => normalise(boardOf(...changes));
const reversed = (board: Board): Board =>
  Object.fromEntries(
    Object.entries(board).map(([table, rows]) => [table, new Map([...(rows as Map<string, unknown>)].reverse())]),
  ) as unknown as Board;

describe('normalise', () => {
  test('[M10] a board that is normalised stays as it is, the very same object', () => {
    holds(
      fc.property(arbitraryRawBoard(), (raw) => {
        const board = normalise(raw);
        expect(normalise(board)).toBe(board);
      }),
      { numRuns: 300 },
    );
  });

  test('[M11] the order of rows does not matter', () => {
    holds(
      fc.property(arbitraryRawBoard(), (raw) => {
        expect(plain(normalise(reversed(raw)))).toEqual(plain(normalise(raw)));
      }),
      { numRuns: 300 },
    );
  });

  test('[M12] the result is valid: a file of it has no problem', () => {
    holds(
      fc.property(arbitraryRawBoard(), (raw) => {
        const read = readBoardFile(JSON.parse(writeBoardFile(normalise(raw))));
        expect(read.ok ? [] : read.problems).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('[M10] rows and tables in which nothing is wrong keep their identity', () => {
    holds(
      fc.property(arbitraryRawBoard(), (raw) => {
        const board = normalise(raw);
        for (const table of TABLE_NAMES) {
          if (plain(board)[table] === undefined) continue;
          for (const [id, row] of board[table] as ReadonlyMap<string, object>) {
            const before = (raw[table] as ReadonlyMap<string, object>).get(id);
            if (before !== undefined && JSON.stringify(before) === JSON.stringify(row)) expect(row).toBe(before);
          }
        }
      }),
    );
  });

  test('[M13] arrows to what is gone, against the grammar, to themselves, and drawn twice are hidden', () => {
    const board = seen(
      add('elements', 'e', { kind: 'event' }),
      add('elements', 'e2', { kind: 'event' }),
      add('elements', 'p', { kind: 'policy' }),
      add('flows', 'a', { from: 'e', to: 'p' }),
      add('flows', 'b', { from: 'e', to: 'p' }),
      add('flows', 'c', { from: 'e', to: 'e2' }),
      add('flows', 'd', { from: 'e', to: 'gone' }),
      add('flows', 'f', { from: 'p', to: 'p' }),
    );
    expect([...board.flows.keys()]).toEqual(['a']);
  });

  test('[M14] of two placements of one aggregate in one context the lowest id is seen, and events follow it', () => {
    const board = seen(
      add('aggregates', 'order', {}),
      add('contexts', 'sales', {}),
      add('contexts', 'stock', {}),
      add('placements', 'p1', { aggregate: 'order', context: 'stock' }),
      add('placements', 'p2', { aggregate: 'order', context: 'sales' }),
      add('placements', 'p3', { aggregate: 'order', context: 'sales' }),
      add('elements', 'e', { kind: 'event', aggregate: 'order', placement: 'p3' }),
      add('elements', 'f', { kind: 'event', aggregate: 'order', placement: 'p2' }),
      add('elements', 'g', { kind: 'event', aggregate: 'order' }),
    );
    expect([...board.placements.keys()]).toEqual(['p1', 'p2']);
    expect(board.elements.get('f')?.placement).toBe('p2');
    expect(board.elements.get('g')?.placement).toBe('p1');
    expect(board.elements.get('e')?.placement).toBe('p2');
  });

  test('[M15] a service runs aggregates of its own context only', () => {
    const board = seen(
      add('aggregates', 'order', {}),
      add('contexts', 'sales', {}),
      add('contexts', 'stock', {}),
      add('services', 's', { context: 'stock' }),
      add('services', 'homeless', {}),
      add('placements', 'p', { aggregate: 'order', context: 'sales', service: 's' }),
      add('placements', 'q', { aggregate: 'order', context: 'stock', service: 's' }),
    );
    expect(board.placements.get('p')?.service).toBeUndefined();
    expect(board.placements.get('q')?.service).toBe('s');
  });

  test('[M16] only events and commands belong to an aggregate, and only to one that is there', () => {
    const board = seen(
      add('aggregates', 'order', {}),
      add('elements', 'actor', { kind: 'actor', aggregate: 'order' }),
      add('elements', 'lost', { kind: 'event', aggregate: 'gone', placement: 'gone' }),
      add('elements', 'own', { kind: 'command', aggregate: 'order', placement: 'gone' }),
    );
    expect(board.elements.get('actor')?.aggregate).toBeUndefined();
    expect(board.elements.get('lost')).not.toHaveProperty('aggregate');
    expect(board.elements.get('lost')).not.toHaveProperty('placement');
    expect(board.elements.get('own')).toMatchObject({ aggregate: 'order' });
    expect(board.elements.get('own')?.placement).toBeUndefined();
  });

  test('[M17] every event has a first version; versions stand under their own ids and belong to events', () => {
    const board = seen(
      add('elements', 'e', { kind: 'event' }),
      add('elements', 'f', { kind: 'event' }),
      add('elements', 'k', { kind: 'command' }),
      add('eventVersions', 'f.v2', { event: 'f', version: 2 }),
      add('eventVersions', 'strange', { event: 'f', version: 1 }),
      add('eventVersions', 'k.v1', { event: 'k', version: 1 }),
      add('fields', 'kept', { owner: 'e.v1' }),
      add('fields', 'command', { owner: 'k' }),
      add('fields', 'lost', { owner: 'strange' }),
      add('fields', 'event', { owner: 'e' }),
    );
    expect([...board.eventVersions.keys()].sort()).toEqual(['e.v1', 'f.v2']);
    expect([...board.fields.keys()]).toEqual(['kept', 'command']);
    expect(eventVersionId('e', 1)).toBe('e.v1');
  });

  test('[M18] a subscription to nothing is hidden, one to something that is partly gone is shortened', () => {
    const board = seen(
      add('elements', 'e', { kind: 'event' }),
      add('services', 's', {}),
      add('subscriptions', 'part', { service: 's', versions: ['e.v1', 'gone.v1'] }),
      add('subscriptions', 'none', { service: 's', versions: ['gone.v1'] }),
      add('subscriptions', 'source', { service: 's', scope: 'source', producer: 'gone' }),
      add('subscriptions', 'bus', { service: 's', scope: 'bus' }),
      add('subscriptions', 'homeless', { service: 'gone', scope: 'bus' }),
    );
    expect([...board.subscriptions.keys()]).toEqual(['part', 'bus']);
    expect(board.subscriptions.get('part')?.versions).toEqual(['e.v1']);
  });

  test('[M19] a reference that may be absent is taken away when what it names is gone, a needed one hides the row', () => {
    const board = seen(
      add('services', 's', { context: 'gone' }),
      add('dataStores', 'd', { service: 'gone' }),
      add('elements', 'h', { kind: 'hotSpot', on: 'gone' }),
      add('votes', 'v', { on: 'gone' }),
      add('glossary', 'g', { term: 'Order', context: 'gone' }),
    );
    expect(board.services.get('s')).not.toHaveProperty('context');
    expect(board.dataStores.size).toBe(0);
    expect(board.elements.get('h')).not.toHaveProperty('on');
    expect(board.votes.size).toBe(0);
    expect(board.glossary.get('g')?.term).toBe('Order');
    expect(referencesOf('flows').map(([field]) => field)).toEqual(['from', 'to']);
  });
});
