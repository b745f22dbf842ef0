import { describe, expect, it } from 'vitest';
import { readHouse, sourceFile } from './laws/house.ts';
import { hiddenInputs, strayCloudWords, strayImports } from './laws/places.ts';

const house = readHouse();

describe('what lives where', () => {
  it('[L7] React Flow is imported by the canvas only, Yjs by sync, the server and the board only', () => {
    expect(strayImports(house)).toEqual([]);
  });

  it.each([
    ['apps/web/src/rail/a.tsx', `import { useReactFlow } from 'reactflow';`],
    ['apps/web/src/canvas/a.tsx', `import * as Y from 'yjs';`],
    ['apps/cli/src/a.ts', `import { encoding } from 'lib0/encoding';`],
    ['packages/model/src/a.ts', `import type { Doc } from 'yjs';`],
  ])('[L7] the law sees an import far from home in %s: %s', (path, text) => {
    expect(strayImports([sourceFile(path, text)])).toHaveLength(1);
  });

  it('[L8] the words of the cloud are spoken in the exporters and the bridge only', () => {
    expect(strayCloudWords(house)).toEqual([]);
  });

  it.each([
    ['packages/model/src/a.ts', `export const lambdaName = 1;`],
    ['packages/hints/src/rules/a.ts', `export const lambdaRule = 1;`],
    ['packages/hints/src/a.ts', `export const words = 'Put an SQS queue before it';`],
    ['apps/web/src/a.tsx', `export const A = () => <p>Made for AWS</p>;`],
    ['packages/sync/src/a.ts', 'export const arn = `arn:${1}`;'],
  ])('[L8] the law hears a word of the cloud in %s: %s', (path, text) => {
    expect(strayCloudWords([sourceFile(path, text)]).length).toBeGreaterThan(0);
  });

  it('[L8] the law lets the words that people read name the cloud', () => {
    const text = `export const why = 'The name says DynamoDB, not what it is for';`;
    expect(strayCloudWords([sourceFile('packages/hints/src/rules/a.ts', text)])).toEqual([]);
  });

  it('[L8] the law hears none in ordinary words', () => {
    expect(
      strayCloudWords([sourceFile('packages/model/src/a.ts', `export const learnWarning = 'jaws, barn';`)]),
    ).toEqual([]);
  });
});

describe('what a pure package reads', () => {
  it('[L4] no pure package reads a clock, chance or the language of the machine', () => {
    expect(hiddenInputs(house)).toEqual([]);
  });

  it.each([
    'const now = Date.now();',
    'const at = new Date();',
    'const id = Math.random();',
    `'a'.localeCompare('b');`,
    '(1).toLocaleString();',
    'new Intl.Collator();',
  ])('[L4] the law sees %s', (text) => {
    expect(hiddenInputs([sourceFile('packages/hints/src/a.ts', text)])).toHaveLength(1);
  });

  it('[L4] the law lets an application have a clock', () => {
    expect(hiddenInputs([sourceFile('apps/server/src/a.ts', 'const now = Date.now();')])).toEqual([]);
  });
});
