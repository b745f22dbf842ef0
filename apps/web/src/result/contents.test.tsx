import { readFileSync } from 'node:fs';
import { exporterOf, type Files, inventoryOf, RESOURCE_KINDS, TYPE_OPTIONS, zipFiles } from '@stormbridge/exporters';
import { addElement, type Board, emptyBoard, parseBoardFile } from '@stormbridge/model';
import fc from 'fast-check';
import { compile } from 'json-schema-to-typescript';
import { describe, expect, it } from 'vitest';
import { boardWith, show } from '../testing/render.tsx';
import { en } from '../text/en.ts';
import { Costs } from './Costs.tsx';
import { colouredLines } from './coloured.ts';
import { Desk } from './desk.ts';
import { FileTree } from './FileTree.tsx';
import { foldersTo, found, linesOf, treeOf } from './file-tree.ts';
import { Made } from './made.ts';
import { Maker } from './maker.ts';
import type { Asked, Told } from './maker-talk.ts';
import { hotSpotWarnings } from './open-points.ts';
import { moveOf, typedTo } from './tree-moves.ts';

const example = (): Board => {
  const text = readFileSync(new URL('../../../../public/examples/order-checkout.json', import.meta.url), 'utf8');
  const read = parseBoardFile(text);
  if (!read.ok) throw new Error('The example cannot be read');
  return read.value;
};
const file = (path: string) => ({ path, lines: 1, size: 1 });
const FILES = ['a/b/one.ts', 'a/b/two.ts', 'docs/flow.md', 'docs/runbook.md', 'README.md', 'cdk.json'].map(file);
const tree = treeOf(FILES);
const pathsOf = (lines: ReturnType<typeof linesOf>): readonly string[] => lines.map(({ entry }) => entry.path);

describe('the tree of files', () => {
  it('[W211] folders come first, and folders that hold one folder only are one line', () => {
    expect(pathsOf(linesOf(tree, new Set()))).toEqual(['a/b/', 'docs/', 'README.md', 'cdk.json']);
    expect(linesOf(tree, new Set())[0]?.entry).toMatchObject({ name: 'a/b', files: 2 });
    expect(foldersTo(tree, 'docs/flow.md')).toEqual(['docs/']);
    expect(foldersTo(tree, 'README.md')).toEqual([]);
  });

  it('[W211] holds every file exactly once', () => {
    const part = fc.stringMatching(/^[a-c]{1,2}$/);
    const path = fc
      .tuple(fc.array(part, { maxLength: 4 }), fc.stringMatching(/^[x-z]{1,3}\.ts$/))
      .map(([folders, name]) => [...folders, name].join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 40 }), (paths) => {
        const lines = linesOf(treeOf(paths.map(file)), 'all');
        expect(lines.flatMap(({ entry }) => entry.file?.path ?? []).sort()).toEqual([...paths].sort());
        for (const one of paths)
          expect(pathsOf(lines)).toEqual(expect.arrayContaining([...foldersTo(treeOf(paths.map(file)), one)]));
      }),
    );
  });

  it('[W211] a search wants all of its words, in any order and case', () => {
    expect(found(FILES, 'MD docs').map(({ path }) => path)).toEqual(['docs/flow.md', 'docs/runbook.md']);
    expect(found(FILES, '  ')).toHaveLength(6);
  });

  it('[W212] keys move as in an editor', () => {
    const lines = linesOf(tree, new Set(['docs/']));
    const at = (path: string): number => pathsOf(lines).indexOf(path);
    expect(moveOf('ArrowDown', lines, 0)).toEqual({ do: 'go', to: 1 });
    expect(moveOf('ArrowUp', lines, 0)).toEqual({ do: 'go', to: 0 });
    expect(moveOf('End', lines, 0)).toEqual({ do: 'go', to: lines.length - 1 });
    expect(moveOf('PageDown', lines, 0)).toEqual({ do: 'go', to: lines.length - 1 });
    expect(moveOf('ArrowRight', lines, at('a/b/'))).toEqual({ do: 'open', path: 'a/b/' });
    expect(moveOf('ArrowRight', lines, at('docs/'))).toEqual({ do: 'go', to: at('docs/flow.md') });
    expect(moveOf('ArrowLeft', lines, at('docs/runbook.md'))).toEqual({ do: 'go', to: at('docs/') });
    expect(moveOf('ArrowLeft', lines, at('docs/'))).toEqual({ do: 'close', path: 'docs/' });
    expect(moveOf('ArrowLeft', lines, at('README.md'))).toBeUndefined();
    expect(moveOf('Enter', lines, at('README.md'))).toEqual({ do: 'show', path: 'README.md' });
    expect(moveOf('Enter', lines, at('docs/'))).toEqual({ do: 'close', path: 'docs/' });
    expect(moveOf('*', lines, at('README.md'))).toEqual({ do: 'openAll', paths: ['a/b/', 'docs/'] });
    expect(moveOf('x', lines, 0)).toBeUndefined();
  });

  it('[W212] typing leads to the next name that begins so', () => {
    const lines = linesOf(tree, 'all');
    const name = (index: number | undefined) => lines[index ?? -1]?.entry.name;
    expect(name(typedTo('r', lines, 0))).toBe('runbook.md');
    expect(
      name(
        typedTo(
          'rr',
          lines,
          lines.findIndex(({ entry }) => entry.name === 'runbook.md'),
        ),
      ),
    ).toBe('README.md');
    expect(name(typedTo('rea', lines, 0))).toBe('README.md');
    expect(typedTo('nothing', lines, 0)).toBeUndefined();
  });

  it('[W212] says levels and places, and makes only the lines in sight', () => {
    const many = Array.from({ length: 2000 }, (_, at) => file(`src/file-${at}.ts`));
    const lines = linesOf(treeOf(many), 'all');
    const html = show(
      <FileTree lines={lines} shown="src/file-1999.ts" label="Files" onShow={() => {}} onOpen={() => {}} />,
    );
    expect(html.match(/role="treeitem"/g)?.length).toBeLessThan(100);
    expect(html).toMatch(/role="treeitem" aria-level="1" aria-posinset="1" aria-setsize="1" aria-expanded="true"/);
    expect(html).toMatch(/aria-level="2" aria-posinset="1" aria-setsize="2000"/);
    // The active line is there, however far away.
    expect(html).toContain('aria-label="file-1999.ts"');
    const active = /aria-activedescendant="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(html).toContain(`id="${active}" role="treeitem"`);
  });
});

describe('a file in colours', () => {
  it('[W213] is the file, piece by piece', () => {
    const names = fc.constantFrom('a.ts', 'a.json', 'a.md', 'a.yml', '.gitignore');
    fc.assert(
      fc.property(names, fc.string({ unit: 'grapheme', maxLength: 300 }), (path, text) => {
        const lines = colouredLines(path, `${text}\n`);
        expect(`${lines.map((line) => line.map(([, piece]) => piece).join('')).join('\n')}\n`).toBe(`${text}\n`);
      }),
    );
  });

  it('[W213] tells keys, words, texts and comments apart', () => {
    const looks = (path: string, text: string) =>
      Object.fromEntries(
        colouredLines(path, text)
          .flat()
          .map(([look, piece]) => [piece.trim(), look]),
      );
    expect(looks('a.json', '{"a": 1}')).toMatchObject({ '"a"': 'key', '1': 'amount' });
    expect(looks('a.ts', "// why\nconst x = 'y';")).toMatchObject({
      '// why': 'muted',
      const: 'word',
      "'y'": 'string',
    });
    expect(looks('a.md', '# Title')).toMatchObject({ '# Title': 'strong' });
  });
});

const tools = { compileTypes: (schema: object) => compile(structuredClone(schema), 'Contracts', TYPE_OPTIONS) };
const zip = async (files: Files) => zipFiles(files);

describe('what is made', () => {
  it('[W210] lists, reads and packs the very files of the exporter', async () => {
    const board = example();
    const made = new Made(board, tools, zip);
    const exported = await exporterOf('cdk')?.run(board, tools);
    if (exported?.ok !== true) throw new Error('It cannot be exported');
    const list = await made.list('cdk');
    expect(list.map(({ path }) => path)).toEqual([...exported.value.keys()]);
    expect(list.map(({ size }) => size)).toEqual([...exported.value.values()].map((text) => Buffer.byteLength(text)));
    expect([...exported.value.values()].some((text) => text.length < Buffer.byteLength(text))).toBe(true);
    expect(await made.read('cdk', 'README.md')).toBe(exported.value.get('README.md'));
    expect(list.find(({ path }) => path === 'README.md')?.lines).toBe(
      (exported.value.get('README.md') ?? '').split('\n').length - 1,
    );
    const packed = { mediaType: 'application/zip', files: exported.value.size, bytes: zipFiles(exported.value) };
    expect(await made.bundle('cdk')).toMatchObject(packed);
    expect(await new Made(board, tools, zip).bundle('cdk')).toMatchObject(packed);
    await expect(made.read('cdk', 'nowhere.ts')).rejects.toThrow('nowhere.ts');
  });

  it('[W218] an export that was dropped is made anew when it is asked for', async () => {
    let drops = true;
    const rest = async (): Promise<void> => {
      if (drops) throw new Error('nobody looks');
    };
    const made = new Made(example(), { ...tools, rest }, zip);
    await expect(made.list('cdk')).rejects.toThrow('nobody looks');
    drops = false;
    expect((await made.list('cdk')).length).toBeGreaterThan(400);
  });

  it('[W210] what cannot be made has its problems and no inventory', async () => {
    const outlook = new Made(emptyBoard, tools, zip).outlook();
    expect(outlook.inventory).toBeUndefined();
    expect(outlook.checks['cdk']?.problems.map(({ rule }) => rule)).toEqual(['X10']);
    expect(await new Made(emptyBoard, tools, zip).bundle('cdk')).toEqual(outlook.checks['cdk']?.problems);
  });
});

/** A worker that answers when the test wants it. */
function fakeWorker() {
  const asked: Asked[] = [];
  const listeners = new Map<string, ((event: never) => void)[]>();
  const worker = {
    addEventListener: (type: string, listener: (event: never) => void) =>
      void listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    postMessage: (message: Asked) => void asked.push(message),
    terminate: () => {},
  } as unknown as Worker;
  const fire = (type: string, event: object): void => {
    for (const listener of listeners.get(type) ?? []) listener(event as never);
  };
  return {
    worker,
    asked,
    tell: (told: Told) => fire('message', { data: told }),
    fail: (message: string) => fire('error', { message }),
  };
}

describe('the desk', () => {
  it('[W210] sends a board once, and asks about it in order', async () => {
    const { worker, asked, tell } = fakeWorker();
    const desk = new Desk(new Maker(() => worker));
    const shares: number[] = [];
    const look = desk.look(emptyBoard);
    const bundle = desk.bundle(emptyBoard, 'cdk', (share) => shares.push(share));
    expect(asked.map(({ call }) => call)).toEqual(['take', 'look', 'bundle']);
    tell({ id: 1, kind: 'done', value: undefined });
    tell({ id: 2, kind: 'done', value: { checks: {}, inventory: undefined } });
    tell({ id: 3, kind: 'progress', done: 1, total: 4 });
    tell({ id: 3, kind: 'done', value: [] });
    expect(await look).toMatchObject({ checks: {} });
    expect(await bundle).toEqual([]);
    expect(shares).toEqual([0.25]);
  });

  it('[W210] when the worker fails, all who wait are told, and the next question begins anew', async () => {
    const workers = [fakeWorker(), fakeWorker()];
    let next = 0;
    const desk = new Desk(new Maker(() => (workers[next++] ?? fakeWorker()).worker));
    const list = desk.list(emptyBoard, 'cdk');
    workers[0]?.fail('no memory');
    await expect(list).rejects.toThrow('no memory');
    void desk.look(emptyBoard);
    expect(workers[1]?.asked.map(({ call }) => call)).toEqual(['take', 'look']);
  });
});

describe('what it costs', () => {
  it('[W214] every kind has its words, and what costs money stands with its prices and places', () => {
    for (const kind of RESOURCE_KINDS) expect(en.result.basis[kind]).toMatch(/\.$/);
    const board = example();
    const inventory = inventoryOf(board);
    const html = show(<Costs inventory={inventory} board={board} />);
    for (const { kind, pays, source } of inventory.resources) {
      if (pays !== 'nothing') expect([kind, html.includes(`href="${source}"`)]).toEqual([kind, true]);
    }
    expect(html.match(/<li/g)).toHaveLength(inventory.resources.filter(({ pays }) => pays !== 'nothing').length);
    expect(html).toContain('title="Microservices"');
  });

  it('[W215] open hot spots are told with their place', () => {
    const board = example();
    const spots = hotSpotWarnings(board);
    expect(spots.length).toBeGreaterThan(0);
    for (const { at, message } of spots) {
      expect(board.elements.get(at)?.kind).toBe('hotSpot');
      expect(message).toMatch(/^Open hot spot: \S/);
    }
  });

  it('[W215] a hot spot is told whole, however long its question is', () => {
    const question = `Who pays when ${'the parcel and '.repeat(20)}the order is lost?`;
    const board = boardWith(...addElement('h1', { kind: 'hotSpot', label: question }));
    expect(hotSpotWarnings(board)[0]?.message).toBe(`Open hot spot: ${question}`);
  });
});
