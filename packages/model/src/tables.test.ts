import { describe, expect, test } from 'vitest';
import { valueFaults } from './file/values.ts';
import { ELEMENT_KINDS, fieldSpecs, ID_PATTERN, isSingleTable, TABLE_NAMES, type TableName } from './tables.ts';

describe('tables', () => {
  test('[M5] are those of the architecture', () => {
    expect([...TABLE_NAMES].sort()).toEqual(
      [
        ...['aggregates', 'bus', 'comments', 'contexts', 'dataStores', 'elements', 'eventVersions', 'fields', 'flows'],
        ...['glossary', 'phases', 'placements', 'services', 'settings', 'subscriptions', 'types', 'votes'],
      ].sort(),
    );
    expect(ELEMENT_KINDS).toEqual([
      ...['event', 'command', 'actor', 'policy', 'readModel', 'externalSystem', 'timer', 'hotSpot'],
    ]);
    expect(TABLE_NAMES.filter(isSingleTable)).toEqual(['bus', 'settings']);
  });

  test('[M5] every default is a value that its field may hold, every reference names tables that exist', () => {
    for (const table of TABLE_NAMES)
      for (const [field, spec] of Object.entries(fieldSpecs(table))) {
        if ('default' in spec && spec.default !== undefined)
          expect(valueFaults(spec, spec.default), `${table}.${field}`).toEqual([]);
        if (spec.type === 'ref' || spec.type === 'refs')
          for (const other of spec.tables) expect(TABLE_NAMES).toContain(other as TableName);
        expect(['id', 'del', '__proto__']).not.toContain(field);
      }
  });

  test('[M6] ids are short and plain', () => {
    for (const id of ['a', 'event.order-placed', 'A_1', '.', 'x'.repeat(80)]) expect(id).toMatch(ID_PATTERN);
    for (const id of ['', 'a b', 'a/b', 'é', '__proto__', 'x'.repeat(81), 'a\n']) expect(id).not.toMatch(ID_PATTERN);
  });
});
