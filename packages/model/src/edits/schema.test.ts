import { describe, expect, test } from 'vitest';
import { applyChanges, type Board, emptyBoard } from '../board.ts';
import { add, type BoardChange } from '../changes.ts';
import { normalise } from '../normalise.ts';
import { fieldsOf, versionsOf } from '../read/ownership.ts';
import { addField, moveField, newVersion } from './schema.ts';

const after = (board: Board, changes: readonly BoardChange[]): Board => normalise(applyChanges(board, changes));
const chance = (): number => 0.5;
const names = (board: Board, owner: string): string[] => fieldsOf(board, owner).map(({ name }) => name);

/** As the document holds it: without the first version that everybody sees all the same. */
const stored = applyChanges(emptyBoard, [
  add('elements', 'e', { kind: 'event' }),
  add('types', 't', { name: 'Money' }),
]);
const withFields = (): Board => {
  let raw = stored;
  for (const name of ['orderId', 'total', 'placedAt'])
    raw = applyChanges(raw, addField(normalise(raw), `f.${name}`, 'e.v1', { name }, chance));
  return normalise(raw);
};

describe('schemas', () => {
  test('[M58] fields come one behind the other, and the version that they belong to is stored with the first', () => {
    expect(names(withFields(), 'e.v1')).toEqual(['orderId', 'total', 'placedAt']);
    expect(names(after(stored, addField(normalise(stored), 'x', 't', { name: 'amount' }, chance)), 't')).toEqual([
      'amount',
    ]);
  });

  test('[M58] a field is moved in front of another or to the end', () => {
    const board = withFields();
    expect(names(after(board, moveField(board, 'f.placedAt', 'f.orderId', chance)), 'e.v1')).toEqual([
      ...['placedAt', 'orderId', 'total'],
    ]);
    expect(names(after(board, moveField(board, 'f.orderId', undefined, chance)), 'e.v1')).toEqual([
      ...['total', 'placedAt', 'orderId'],
    ]);
    expect(moveField(board, 'f.orderId', 'gone', chance)).toEqual([]);
    expect(moveField(board, 'gone', undefined, chance)).toEqual([]);
  });

  test('[M59] a new version begins as a draft with the fields and the sample of the latest', () => {
    const used = applyChanges(withFields(), [
      { op: 'patch', table: 'eventVersions', id: 'e.v1', fields: { status: 'inUse', sample: { orderId: 1 } } },
    ]);
    let count = 0;
    const board = after(
      used,
      newVersion(used, 'e', () => `n${count++}`),
    );
    expect(versionsOf(board, 'e').map(({ id, status }) => [id, status])).toEqual([
      ['e.v1', 'inUse'],
      ['e.v2', 'draft'],
    ]);
    expect(board.eventVersions.get('e.v2')?.sample).toEqual({ orderId: 1 });
    expect(names(board, 'e.v2')).toEqual(names(board, 'e.v1'));
    expect(newVersion(used, 'gone', () => 'n')).toEqual([]);
  });
});
