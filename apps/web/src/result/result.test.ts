import { add, addElement, normalise, type Problem } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { BOARD_FILE_MAX, refusalOf } from '../landing/import-file.ts';
import { boardWith } from '../testing/render.tsx';
import { svgSize } from './png.ts';
import { sizeOf } from './save.ts';
import { stageOfProblem } from './where.ts';

const problem = (at: string): Problem => ({ rule: 'X1', at, message: 'Something is missing.' });

describe('problems', () => {
  const board = normalise(
    boardWith(
      ...addElement('e', { kind: 'event', label: 'Order Placed' }),
      ...addElement('c', { kind: 'command', label: 'Place Order' }),
      add('aggregates', 'a', { name: 'Order' }),
      add('contexts', 'k', { name: 'Sales' }),
      add('services', 's', { name: 'Order' }),
      add('fields', 'f', { owner: 'e.v1', name: 'orderId' }),
      add('subscriptions', 'u', { service: 's', versions: ['e.v1'] }),
    ),
  );

  it('[W16] lead to the stage of what they are about', () => {
    const stages = ['e', 'c', 'a', 'k', 's', 'u', 'f', 'e.v1'].map((id) => stageOfProblem(board, problem(id)));
    expect(stages).toEqual([1, 3, 4, 5, 6, 7, 8, 8]);
  });

  it('[W16] about nothing in particular lead nowhere', () => {
    expect(stageOfProblem(board, problem(''))).toBeUndefined();
    expect(stageOfProblem(board, problem('/elements/0'))).toBeUndefined();
  });
});

describe('files', () => {
  it('[W17] the size of a picture is read from its attributes or its view box', () => {
    expect(svgSize('<svg xmlns="x" width="640" height="480" viewBox="0 0 1 1">')).toEqual({ width: 640, height: 480 });
    expect(svgSize('<svg viewBox="0 0 120.5 80">')).toEqual({ width: 120.5, height: 80 });
    expect(svgSize('nonsense')).toEqual({ width: 1, height: 1 });
  });

  it('[W15] sizes are told as people read them', () => {
    expect([sizeOf(900), sizeOf(2048), sizeOf(3_500_000)]).toEqual(['900 B', '2 kB', '3.3 MB']);
  });

  it('[W18] one file of at most 5 MB may be sent', () => {
    expect(refusalOf([{ size: BOARD_FILE_MAX }])).toBeUndefined();
    expect(refusalOf([{ size: BOARD_FILE_MAX + 1 }])).toContain('5.0 MB');
    expect(refusalOf([{ size: 1 }, { size: 1 }])).toContain('one file');
  });
});
