import { type Exporter, type ExportTools, exporterOf, type Files, TYPE_OPTIONS } from '@stormbridge/exporters';
import { type Board, parseBoardFile, writeBoardFile } from '@stormbridge/model';
import { strToU8, zipSync } from 'fflate';
import { compile } from 'json-schema-to-typescript';
import { ask } from './ask.ts';
import { kilobytes, median, ms, ratio, whole } from './numbers.ts';
import type { Product, Workshop } from './product.ts';
import type { Table } from './results.ts';

/** One board whose export is measured. */
export interface ExportCase {
  readonly name: string;
  /** Text of the board file. */
  readonly file: string;
  readonly runs: number;
}

const compileTypes: ExportTools['compileTypes'] = (schema) =>
  compile(structuredClone(schema), 'Contracts', TYPE_OPTIONS);

/** Measures the exports of every board, in this process and as a download. */
export async function measureExports(product: Product, cases: readonly ExportCase[]): Promise<Table> {
  const rows: string[][] = [];
  for (const one of cases) {
    for (const id of ['cdk', 'schema']) rows.push(await rowOf(product, one, exporter(id)));
  }
  return {
    title: 'Export',
    note: `From a board in memory to all files, then to a zip; medians of ${cases.map(({ name, runs }) => `${runs} runs (${name})`).join(', ')}, after the first, which is shown apart because nothing is warm then. "Download" is the whole request to the running server (reading the document, a process of its own, zip). Peers in the same runs: *types alone* is json-schema-to-typescript on the very schemas that the export hands to it; *board zip* is the board's own JSON, written and zipped: the least that a download of this board can cost, against making and zipping all files.`,
    head: [
      'board and export',
      'files',
      'size',
      'zip',
      'first run',
      'files made',
      'types alone',
      'ratio',
      'made and zipped',
      'board zip',
      'ratio',
      'download',
    ],
    rows,
  };
}

function exporter(id: string): Exporter {
  const found = exporterOf(id);
  if (found === undefined) throw new Error(`There is no exporter ${id}`);
  return found;
}

/** A board that no export has seen yet: what exporters remember of a board would flatter the next run. */
function freshBoard(file: string): Board {
  const read = parseBoardFile(file);
  if (!read.ok) throw new Error(`Not a board file: ${read.problems[0]?.message}`);
  return read.value;
}

async function exported(one: Exporter, board: Board, tools: ExportTools): Promise<Files> {
  const made = await one.run(board, tools);
  if (!made.ok) throw new Error(`${one.id} refuses the board: ${made.problems[0]?.message}`);
  return made.value;
}

async function rowOf(product: Product, { name, file, runs }: ExportCase, one: Exporter): Promise<string[]> {
  const schemas: object[] = [];
  const keeping: ExportTools = {
    compileTypes: (schema) => {
      schemas.push(structuredClone(schema));
      return compileTypes(schema);
    },
  };
  const cold = freshBoard(file);
  const first = await timed(() => exported(one, cold, keeping));
  const files = first.value;
  const workshop = await product.workshop(file);
  const times = {
    made: [] as number[],
    types: [] as number[],
    zip: [] as number[],
    least: [] as number[],
    whole: [] as number[],
  };
  let zipped = 0;
  for (let run = 0; run < runs; run++) {
    const board = freshBoard(file);
    times.made.push((await timed(() => exported(one, board, { compileTypes }))).took);
    times.types.push((await timed(() => compileAll(schemas))).took);
    const zip = await timed(() => zipOf(files));
    zipped = zip.value.length;
    times.zip.push(zip.took);
    times.least.push((await timed(() => zipOf(new Map([['board.json', writeBoardFile(board)]])))).took);
    times.whole.push((await timed(() => download(product, workshop, one.id))).took);
  }
  const made = median(times.made);
  const both = made + median(times.zip);
  return [
    `${name}: ${one.title}`,
    whole(files.size),
    kilobytes([...files.values()].reduce((sum, text) => sum + strToU8(text).length, 0)),
    kilobytes(zipped),
    ms(first.took),
    ms(made),
    ms(median(times.types)),
    ratio(made, median(times.types)),
    ms(both),
    ms(median(times.least)),
    ratio(both, median(times.least)),
    ms(median(times.whole)),
  ];
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly value: T; readonly took: number }> {
  const start = performance.now();
  const value = await work();
  return { value, took: performance.now() - start };
}

async function compileAll(schemas: readonly object[]): Promise<void> {
  for (const schema of schemas) await compileTypes(schema);
}

/** As the product zips: with the greatest effort. */
const zipOf = (files: Files): Uint8Array =>
  zipSync(Object.fromEntries([...files].map(([path, text]) => [path, strToU8(text)])), { level: 9 });

async function download({ address }: Product, workshop: Workshop, id: string): Promise<void> {
  const headers = { authorization: `Bearer ${workshop.token}` };
  const { status } = await ask(`${address}/api/workshops/${workshop.id}/export/${id}`, { headers });
  if (status !== 200) throw new Error(`No download of ${id}: ${status}`);
}
