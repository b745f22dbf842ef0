import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contractOfVersion, contractTypes, TYPE_OPTIONS } from '@stormbridge/exporters';
import { add, addElement, type Board, eventsInTime, normalise, parseBoardFile, versionsOf } from '@stormbridge/model';
import { compile } from 'json-schema-to-typescript';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typesInBrowser } from '../../build/types-in-browser.ts';
import { boardWith } from '../testing/render.tsx';

const root = join(import.meta.dirname, '../../../..');
let folder = '';
let inBrowser: (schema: object) => Promise<string>;
const onServer = (schema: object): Promise<string> => compile(structuredClone(schema), '', TYPE_OPTIONS);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stormbridge-types-'));
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    plugins: [typesInBrowser()],
    build: {
      outDir: folder,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'compile-types.ts'), formats: ['es'], fileName: 'compile-types' },
    },
  });
  ({ compileTypes: inBrowser } = await import(pathToFileURL(join(folder, 'compile-types.js')).href));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const example = (name: string): Board => {
  const read = parseBoardFile(readFileSync(join(root, 'public/examples', `${name}.json`), 'utf8'));
  if (!read.ok) throw new Error(`The example ${name} cannot be read`);
  return read.value;
};

/** A type that may hold itself, and one that is used by two others. */
const woven = normalise(
  boardWith(
    ...addElement('e', { kind: 'event', label: 'Folder Made' }),
    add('types', 'folder', { name: 'Folder' }),
    add('types', 'owner', { name: 'Owner', description: 'Who it belongs to */ and more' }),
    add('fields', 'f1', {
      owner: 'e.v1',
      name: 'root',
      type: 'object',
      valueType: 'folder',
      required: true,
      order: 'a',
    }),
    add('fields', 'f2', {
      owner: 'e.v1',
      name: 'by',
      type: 'object',
      valueType: 'owner',
      order: 'b',
      description: 'Beside',
    }),
    add('fields', 'f3', {
      owner: 'folder',
      name: 'children',
      type: 'object',
      valueType: 'folder',
      list: true,
      order: 'a',
    }),
    add('fields', 'f4', { owner: 'folder', name: 'owner', type: 'object', valueType: 'owner', order: 'b' }),
    add('fields', 'f5', { owner: 'owner', name: 'name', type: 'string', required: true, order: 'a' }),
    add('fields', 'f6', { owner: 'owner', name: 'kind', type: 'enum', values: ['person', "it's"], order: 'b' }),
  ),
);

describe('types made in the page', () => {
  it.each([
    ['Order checkout', () => example('order-checkout')],
    ['File manager', () => example('file-manager')],
    ['types that hold themselves', () => woven],
  ])('[W14] are the server’s, byte for byte: %s', async (_, make) => {
    const board = make();
    const contracts = eventsInTime(board)
      .flatMap((event) => versionsOf(board, event.id))
      .map((version) => contractOfVersion(board, version));
    const expected = await contractTypes(contracts, onServer);
    expect(expected).toContain('export interface');
    expect(await contractTypes(contracts, inBrowser)).toBe(expected);
  });
});
