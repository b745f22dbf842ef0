import { add, applyChanges, type Board, type BoardChange, normalise, patch } from '@stormbridge/model';
import { arbitraryBoard } from '@stormbridge/model/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../cdk/plan/plan.ts';
import { catalogOf } from '../cdk/print/catalog.ts';
import { projectFiles } from '../cdk/project.ts';
import { hostileText } from '../testing/hostile.ts';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { pinNames, pinsOf, withPins } from './pins.ts';

const changed = (board: Board, ...changes: readonly BoardChange[]): Board => normalise(applyChanges(board, changes));

/** Every name that people see gets another one. */
const renamed = (board: Board): Board =>
  changed(
    board,
    patch('settings', 'settings', { title: 'Big shop' }),
    patch('bus', 'bus', { name: 'Another bus' }),
    ...[...board.elements.values()].map(({ id, label }) => patch('elements', id, { label: `New ${label}` })),
    ...(['contexts', 'services', 'aggregates', 'types'] as const).flatMap((table) =>
      [...board[table].values()].map(({ id, name }) => patch(table, id, { name: `New ${name}` })),
    ),
  );

const paths = async (board: Board) => (await projectFiles(board, tools)).map(({ path }) => path);

describe('pinned names', () => {
  it('[R6] change no file', async () => {
    const board = shop();
    const pinned = changed(board, ...pinNames(board));
    expect(await projectFiles(pinned, tools)).toEqual(await projectFiles(board, tools));
    expect(pinNames(pinned)).toEqual([]);
    expect(pinsOf(pinned)).toEqual(pinsOf(board));
  });

  it('[R6] are those of everything that becomes code, with source and detail type', () => {
    const pins = pinsOf(shop());
    expect(pins.settings).toEqual({ settings: { codeName: 'small-shop' } });
    expect(pins.bus).toEqual({ bus: { codeName: 'shop-bus' } });
    expect(pins.elements?.['e1']).toEqual({
      codeName: 'OrderPlaced',
      source: 'com.example.order',
      detailType: 'OrderPlaced',
    });
    expect(pins.elements?.['e9']).toEqual({ codeName: 'Idea' });
    expect(pins.subscriptions?.['u1']).toEqual({ codeName: 'AuthorisePayment' });
    for (const table of ['contexts', 'services', 'aggregates', 'types'] as const)
      expect(Object.keys(pins[table] ?? {})).toEqual([...shop()[table].keys()].sort());
  });

  it('[R6] are written on a board that has no row for its settings yet', () => {
    const board = { ...shop(), settings: new Map(), bus: new Map() } as Board;
    const pinned = changed(board, ...pinNames(board));
    expect(planOf(renamed(pinned)).project).toBe(planOf(board).project);
  });

  it('[R7] stay when every sticky is renamed', async () => {
    const before = shop();
    const after = renamed(before);
    const kept = withPins(after, pinsOf(before));
    expect(await paths(kept)).toEqual(await paths(before));
    expect(pinsOf(kept)).toEqual(pinsOf(before));
    expect(await paths(after)).not.toEqual(await paths(before));
  });

  it('[R7] are taken by no newcomer', async () => {
    const before = shop();
    // Ids before all others: what is named in the order of ids would take the names first.
    const after = changed(
      before,
      add('elements', 'a0', { kind: 'policy', label: 'Whenever an order is placed, authorise the payment' }),
      add('flows', 'a0-k3', { from: 'a0', to: 'k3' }),
      add('elements', 'a00', { kind: 'command', label: 'Place order', service: 's1' }),
      add('subscriptions', 'a0', {
        service: 's2',
        versions: ['e1.v1'],
        scope: 'events',
        reason: 'policy',
        because: 'a0',
      }),
      add('subscriptions', 'a1', { service: 's3', scope: 'bus', reason: 'record' }),
    );
    const names = pinsOf(withPins(after, pinsOf(before)));
    expect(names.subscriptions).toMatchObject(pinsOf(before).subscriptions ?? {});
    expect(names.elements).toMatchObject(pinsOf(before).elements ?? {});
    expect(pinsOf(after).subscriptions).not.toMatchObject(pinsOf(before).subscriptions ?? {});
  });

  it('[R7] give way to a name that the board says itself', () => {
    const before = shop();
    const after = changed(before, patch('elements', 'e1', { codeName: 'OrderTaken', detailType: 'Taken' }));
    expect(pinsOf(withPins(after, pinsOf(before))).elements?.['e1']).toEqual({
      codeName: 'OrderTaken',
      source: 'com.example.order',
      detailType: 'Taken',
    });
  });

  it('[R6] change no name of any board', () => {
    fc.assert(
      fc.property(arbitraryBoard(), (given) => {
        const board = normalise(given);
        const pinned = changed(board, ...pinNames(board));
        expect(pinNames(pinned)).toEqual([]);
        expect(catalogOf(planOf(pinned))).toEqual(catalogOf(planOf(board)));
      }),
      { numRuns: 100 },
    );
  });

  it('[R7] stay whatever people write on any board', () => {
    fc.assert(
      fc.property(arbitraryBoard(), fc.array(hostileText, { minLength: 1 }), (given, texts) => {
        const board = normalise(given);
        let at = 0;
        const labels = [...board.elements.keys()].map((id) =>
          patch('elements', id, { label: texts[at++ % texts.length] ?? '' }),
        );
        const kept = withPins(changed(board, ...labels), pinsOf(board));
        expect(pinsOf(kept)).toEqual(pinsOf(board));
      }),
      { numRuns: 100 },
    );
  });
});
