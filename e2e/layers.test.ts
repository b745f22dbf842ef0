import { describe, expect, it } from 'vitest';
import { arrowOffences, arrows } from './laws/arrows.ts';
import { circles } from './laws/circles.ts';
import { readHouse, readJson, rooms, sourceFile } from './laws/house.ts';

const house = readHouse();

describe('the arrows between the rooms', () => {
  it('[L1] no file imports across an arrow that is not in the table', () => {
    expect(arrowOffences(house)).toEqual([]);
  });

  it('[L1] the table knows every room on the disk, and no other', () => {
    expect(Object.keys(arrows).sort()).toEqual([...rooms].sort());
  });

  it('[L1] every room has source files that the law looks at', () => {
    for (const room of rooms)
      expect(
        house.some(({ path }) => path.startsWith(`${room}/`)),
        room,
      ).toBe(true);
  });

  it.each([
    ['packages/model/src/a.ts', `import type { Hint } from '@stormbridge/hints';`],
    ['packages/hints/src/a.ts', `import { cdk } from '@stormbridge/exporters';`],
    ['packages/sync/src/a.ts', `export type { Hint } from '@stormbridge/hints';`],
    ['packages/exporters/src/a.ts', `import { readFile } from 'node:fs/promises';`],
    ['packages/model/src/a.ts', `type Doc = import('yjs').Doc;`],
    ['apps/web/src/a.ts', `const server = import('@stormbridge/server');`],
    ['apps/cli/src/a.ts', `import { start } from '@stormbridge/server';`],
    ['apps/web/src/a.ts', `import { board } from '@stormbridge/model/src/board.ts';`],
    ['apps/web/src/a.ts', `import { board } from '../../../packages/model/src/index.ts';`],
    ['packages/sync/src/a.ts', `import { arbitraryBoard } from '@stormbridge/model/testing';`],
    ['packages/model/src/a.test.ts', `import { arbitraryBoard } from '@stormbridge/sync/testing';`],
    ['e2e/a.ts', `import { emptyBoard } from '@stormbridge/model';`],
    ['packages/newcomer/src/a.ts', `import { emptyBoard } from '@stormbridge/model';`],
  ])('[L1] the law sees an arrow that is not allowed in %s: %s', (path, text) => {
    expect(arrowOffences([sourceFile(path, text)])).toHaveLength(1);
  });

  it.each([
    ['packages/model/src/edits/a.ts', `import { board } from '../index.ts';`],
    ['packages/model/src/a.test.ts', `import { board } from './index.ts';`],
    ['packages/model/src/a.ts', `import { board } from '@stormbridge/model';`],
  ])('[L6] the law sees a file that imports its own index in %s: %s', (path, text) => {
    expect(arrowOffences([sourceFile(path, text)])).toHaveLength(1);
  });

  it('[L1] the law lets allowed arrows pass', () => {
    const text = `import { a } from '@stormbridge/model'; import { b } from './b.ts'; import * as Y from 'yjs';`;
    expect(arrowOffences([sourceFile('packages/sync/src/a.ts', text)])).toEqual([]);
    expect(
      arrowOffences([sourceFile('apps/cli/src/a.ts', `import { serve } from '@stormbridge/server/admin';`)]),
    ).toEqual([]);
  });

  it('[L2] package.json of each room declares exactly its own arrows to the other rooms', () => {
    for (const room of rooms) {
      const declared = Object.keys((readJson(`${room}/package.json`)['dependencies'] as object | undefined) ?? {});
      const ours = declared.filter((name) => name.startsWith('@stormbridge/')).sort();
      const allowed = arrows[room]?.ours.map((name) => `@stormbridge/${name.split('/')[0]}`).sort();
      expect(ours, room).toEqual(allowed);
    }
  });
});

describe('circles', () => {
  it('[L5] no files import each other in a circle, not even for types', () => {
    expect(circles(house)).toEqual([]);
  });

  it('[L5] the law sees a circle of types over three files', () => {
    const circle = [
      sourceFile('packages/model/src/a.ts', `import type { B } from './b.ts';`),
      sourceFile('packages/model/src/b.ts', `import type { C } from './in/c.ts';`),
      sourceFile('packages/model/src/in/c.ts', `import type { A } from '../a.ts';`),
    ];
    expect(circles(circle)).toHaveLength(1);
    expect(circles(circle.slice(1))).toEqual([]);
  });
});
