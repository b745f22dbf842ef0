import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Board } from '../board.ts';
import { eventAddress } from '../bridge.ts';
import { codeNames } from '../code-names.ts';
import { comesFrom, elementsOf, leadsTo } from '../read/flow.ts';
import { consumersOf, fieldsOf, serviceOf, versionsOf } from '../read/ownership.ts';
import { timeColumns } from '../read/timeline.ts';
import { CONSUMPTION_KINDS, ELEMENT_KINDS, type FieldType } from '../tables.ts';
import { parseBoardFile } from './read.ts';

const example = (name: string): Board => {
  const read = parseBoardFile(
    readFileSync(new URL(`../../../../public/examples/${name}.json`, import.meta.url), 'utf8'),
  );
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return read.value;
};

const BOARDS = [
  [
    'order-checkout',
    'Order checkout',
    { event: 38, command: 31, actor: 5, policy: 16, readModel: 5, externalSystem: 5, timer: 3, hotSpot: 9 },
    { aggregates: 9, placements: 10, contexts: 5, services: 7, dataStores: 9, types: 4, glossary: 4, fields: 247 },
    34,
  ],
  [
    'file-manager',
    'File manager',
    { event: 29, command: 24, actor: 4, policy: 11, readModel: 4, externalSystem: 5, timer: 4, hotSpot: 8 },
    { aggregates: 7, placements: 8, contexts: 7, services: 7, dataStores: 8, types: 3, glossary: 3, fields: 197 },
    25,
  ],
] as const;

/** Whether a value of a sample is of the type that its field says. */
function fits(type: FieldType, value: unknown, values: readonly string[]): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'number') return typeof value === 'number';
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'object') return typeof value === 'object' && value !== null;
  if (type === 'enum') return values.includes(String(value));
  if (type === 'uuid') return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value));
  if (type === 'date-time') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));
  if (type === 'date') return /^\d{4}-\d\d-\d\d$/.test(String(value));
  return typeof value === 'string';
}

test('[M111] the examples together have every way of consuming and of joining', () => {
  const boards = BOARDS.map(([name]) => example(name));
  const kinds = boards.flatMap((board) => [...board.subscriptions.values()].map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(CONSUMPTION_KINDS));
  const policies = boards.flatMap((board) => elementsOf(board, 'policy').filter(({ when }) => when === 'all'));
  expect(policies.map(({ joinBy }) => joinBy).sort()).toEqual(['table', 'workflow']);
});

describe.each(BOARDS)('the example %s', (name, title, kinds, tables, moments) => {
  const board = example(name);
  const events = elementsOf(board, 'event');

  test('[M83] holds every element, area, type, term and field of its domain', () => {
    expect(board.settings.get('settings')?.title).toBe(title);
    expect(Object.fromEntries(ELEMENT_KINDS.map((kind) => [kind, elementsOf(board, kind).length]))).toEqual(kinds);
    for (const [table, count] of Object.entries(tables))
      expect([table, board[table as 'fields'].size]).toEqual([table, count]);
    expect(timeColumns(board)).toHaveLength(moments);
  });

  test('[M84] every event has a moment, an aggregate, a producer, a pinned address and a cause', () => {
    for (const event of events) {
      expect(event.column, event.id).toBeDefined();
      expect(event.placement, event.id).toBeDefined();
      const service = serviceOf(board, event);
      expect(event.source).toMatch(new RegExp(`^${board.settings.get('settings')?.sourcePrefix}\\.[a-z-]+$`));
      expect(service, event.id).toBeDefined();
      expect(eventAddress(board, event)).toEqual({ source: event.source, detailType: codeNames(board).get(event.id) });
      expect(comesFrom(board, event.id).length, event.id).toBeGreaterThan(0);
    }
  });

  test('[M84] every event has fields, and a sample that fits them', () => {
    for (const event of events)
      for (const { id, sample } of versionsOf(board, event.id)) {
        const fields = fieldsOf(board, id);
        expect(fields.length, id).toBeGreaterThan(0);
        const values = sample as Readonly<Record<string, unknown>>;
        expect(Object.keys(values).filter((key) => !fields.some((field) => field.name === key))).toEqual([]);
        for (const field of fields) {
          const value = values[field.name];
          if (value === undefined) expect(field.required, `${id}.${field.name}`).toBe(false);
          else
            for (const one of field.list ? (value as readonly unknown[]) : [value])
              expect(fits(field.type, one, field.values), `${id}.${field.name}`).toBe(true);
        }
      }
  });

  test('[M84] every command is issued by something and leads to something, in one service', () => {
    for (const command of elementsOf(board, 'command')) {
      expect(comesFrom(board, command.id).length, command.id).toBeGreaterThan(0);
      expect(leadsTo(board, command.id, 'event').length, command.id).toBeGreaterThan(0);
      expect(serviceOf(board, command), command.id).toBeDefined();
      expect(fieldsOf(board, command.id).length, command.id).toBeGreaterThan(0);
      expect(command.mode).toBeDefined();
    }
  });

  test('[M84] every policy and read model has its subscription', () => {
    for (const kind of ['policy', 'readModel'] as const)
      for (const { id, service } of elementsOf(board, kind)) {
        const own = [...board.subscriptions.values()].filter((one) => one.because === id);
        expect(own, id).toHaveLength(1);
        expect(own[0]?.service).toBe(service);
        const waited = comesFrom(board, id, 'event').map((event) => event.id);
        expect(own[0]?.versions.map((version) => board.eventVersions.get(version)?.event).sort()).toEqual(
          waited.sort(),
        );
      }
    const direct = [...board.subscriptions.values()].filter(({ kind }) => kind === 'direct');
    expect(direct).toHaveLength(2);
  });

  test('[M111] every external system that waits for events is a destination of the service that adapts it', () => {
    const waiting = elementsOf(board, 'externalSystem').filter(({ id }) => comesFrom(board, id, 'event').length > 0);
    expect(waiting).toHaveLength(1);
    for (const { id, service } of waiting)
      expect([...board.subscriptions.values()].filter((one) => one.because === id)).toEqual([
        expect.objectContaining({ service, kind: 'destination', reason: 'externalSystem' }),
      ]);
  });

  test('[M84] policies that wait for several events say for any or for all, and on what they join', () => {
    for (const policy of elementsOf(board, 'policy')) {
      const waits = comesFrom(board, policy.id, 'event').length;
      expect(policy.when !== undefined, policy.id).toBe(waits > 1);
      if (policy.when === 'all')
        expect([policy.correlationKey, policy.timeout]).toEqual(
          name === 'file-manager' ? ['fileId', 'PT1H'] : ['orderId', 'P7D'],
        );
    }
  });

  test('[M84] every hot spot says what it is about, every timer when it rings, every system who adapts it', () => {
    for (const spot of elementsOf(board, 'hotSpot'))
      expect([spot.on, spot.hotSpotKind, spot.status]).not.toContain(undefined);
    for (const timer of elementsOf(board, 'timer')) expect(timer.schedule).toMatch(/^(?:rate|cron)\(.+\)$/);
    for (const system of elementsOf(board, 'externalSystem')) expect(serviceOf(board, system), system.id).toBeDefined();
  });

  test('[M84] most events are consumed', () => {
    const consumed = events.filter((event) => consumersOf(board, event).length > 0);
    expect(consumed.length).toBeGreaterThan(events.length * 0.6);
  });
});
