import { exporterOf } from '@stormbridge/exporters';
import { elementsOf, parseBoardFile, writeBoardFile } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { boardOf } from './board-of.ts';
import { quantile } from './numbers.ts';

describe('the boards that are measured', () => {
  it('[B1] are the same every time', () => {
    const size = { events: 73, schemas: true };
    expect(writeBoardFile(boardOf(size))).toBe(writeBoardFile(boardOf(size)));
    expect(writeBoardFile(boardOf(size))).not.toBe(writeBoardFile(boardOf({ ...size, events: 74 })));
  });

  it.each([1, 10, 38, 101, 1500])('[B2] with %i events can be exported and read back', (events) => {
    const board = boardOf({ events, schemas: events <= 1000 });
    expect(elementsOf(board, 'event')).toHaveLength(events);
    expect(exporterOf('cdk')?.problems(board)).toEqual([]);
    const read = parseBoardFile(writeBoardFile(board));
    expect(read.ok && writeBoardFile(read.value)).toBe(writeBoardFile(board));
  });

  it('[B2] with 60 services and more than 300 rules are warned about, and can be exported', () => {
    const board = boardOf({ events: 1000, schemas: true, services: 60, records: 5 });
    expect([elementsOf(board, 'event').length, board.services.size]).toEqual([1000, 60]);
    expect(exporterOf('cdk')?.problems(board)).toEqual([]);
    expect(
      exporterOf('cdk')
        ?.warnings(board)
        .map(({ rule }) => rule),
    ).toContain('X30');
  });

  it('[B2] with 2,000 events and no schemas can be read back', () => {
    const board = boardOf({ events: 2000, schemas: false });
    expect(elementsOf(board, 'event')).toHaveLength(2000);
    expect(parseBoardFile(writeBoardFile(board)).ok).toBe(true);
  });
});

describe('the numbers that are told', () => {
  it('[B3] quantiles are nearest ranks', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([0, 0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([1, 50, 95, 100]);
    expect(quantile([7], 0.95)).toBe(7);
    expect(() => quantile([], 0.5)).toThrow('No values');
  });
});
