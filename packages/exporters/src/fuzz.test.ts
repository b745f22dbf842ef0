import { type Board, type FieldSpec, fieldSpecs, type Json, normalise, rowsOf, TABLE_NAMES } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { KINDS } from './cdk/inventory/kinds.ts';
import type { Files } from './exporter.ts';
import { EXPORTERS } from './registry.ts';
import { isSafePath } from './sinks/index.ts';
import { attacks } from './testing/attacks.ts';
import { brokenCode, brokenJson, brokenMarkdown, parseCsv, parseXml, parseYaml } from './testing/parsers.ts';
import { shop } from './testing/shop.ts';
import { tools } from './testing/tools.ts';

/** Fields whose form the export checks and refuses; they are attacked one at a time, or no board would get further. */
const FORMED = new Set(
  'source sourcePrefix detailType cloudSource cloudDetailType schedule timeout correlationKey partitionBy endpoint'.split(
    ' ',
  ),
);

/** Texts, one after the other; counts how many were taken. */
class Supply {
  taken = 0;
  private readonly values: readonly string[];

  constructor(count: number, seed: number) {
    this.values = attacks(count, seed);
  }

  next(): string {
    return this.values[this.taken++ % this.values.length] ?? '';
  }
}

/** A hostile value for a field, or `undefined` for one that holds no text. */
function hostile(name: string, spec: FieldSpec, values: Supply, now: unknown): unknown {
  // A field by which events find each other keeps its name.
  if (FORMED.has(name) || now === 'orderId') return undefined;
  if (spec.type === 'text' || spec.type === 'string') return values.next().slice(0, spec.max);
  if (spec.type === 'strings')
    return [values.next(), values.next(), 'plain'].map((text) => text.replace(/[$#{](?=\{)/g, '('));
  if (spec.type !== 'json') return undefined;
  const inner = JSON.parse('{"__proto__":{"x":1},"$ref":"https://elsewhere.example/x","tsType":"any"}') as Json;
  return { ...(inner as object), [values.next()]: values.next(), orderId: values.next() };
}

/** A board with hostile text in every field that holds any, read as a document from somebody else's browser is read. */
function attacked(board: Board, values: Supply): Board {
  const tables = TABLE_NAMES.map((table) => {
    const rows = [...rowsOf(board, table)].map(([id, row]) => {
      const changed = Object.entries(fieldSpecs(table)).map(([name, spec]) => [
        name,
        hostile(name, spec, values, (row as Readonly<Record<string, unknown>>)[name]),
      ]);
      return [id, { ...row, ...Object.fromEntries(changed.filter(([, value]) => value !== undefined)) }] as const;
    });
    return [table, new Map(rows)] as const;
  });
  return normalise(Object.fromEntries(tables) as unknown as Board);
}

const PRICES = new Set<string>(Object.values(KINDS).map(({ source }) => source));

const ours = (url: string): boolean =>
  PRICES.has(url) ||
  /^(https:\/\/(docs\.aws\.amazon\.com|nodejs\.org)\/|[a-z][\w./-]*\.(md|json)(#[\w-]*)?$|\.\.?\/[\w./-]+$|#[\w-]+$)/.test(
    url,
  );

/** What is wrong with a file that came out, by the parser of its language. A language without a parser here is wrong. */
function broken(path: string, text: string): readonly string[] {
  const kind = /\.[a-z]+$/.exec(path)?.[0] ?? path;
  switch (kind) {
    case '.ts':
    case '.mjs':
      return brokenCode(text);
    case '.json':
      return brokenJson(text);
    case '.md':
    case '.mdx':
      return brokenMarkdown(text, ours);
    case '.yml':
    case '.yaml':
      return parseYaml(text) === undefined ? ['empty'] : [];
    case '.svg':
      return parseXml(text).names.filter(
        (name) =>
          !/^(svg|g|rect|path|text|tspan|title|desc|line|circle|ellipse|polygon|polyline|defs|marker|style)$/.test(
            name,
          ),
      );
    case '.csv':
      return new Set(parseCsv(text).map((row) => row.length)).size === 1 ? [] : ['rows of different lengths'];
    case '.mmd':
      return brokenMermaid(text);
    default:
      return brokenList(path, text);
  }
}

/** A line of Mermaid holds our own words, ids, and labels in quotes without anything that Mermaid reads. */
const brokenMermaid = (text: string): string[] =>
  text
    .split('\n')
    .filter(
      (line) => !/^[\w\s:;,&#.>|=\-[\](){}/\\%]*$/.test(line.replace(/"[^"<>`{}[\]|\\]*"/g, '').replace(/^---$/, '')),
    );

/** Files of lines: CODEOWNERS, .gitignore and the like. */
const brokenList = (path: string, text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !/^#|^[\w@*/.! \-,:()]*$/u.test(line))
    .map((line) => `${path}: ${line}`);

const BOARDS = 40;

describe('a board of hostile values through every exporter', () => {
  it.each(EXPORTERS.map((one) => [one.id, one] as const))(
    '[X220] %s: what comes out is data to the parser of its language',
    async (_, exporter) => {
      const values = new Supply(10_000, 815);
      const safe = await exporter.run(shop(), tools);
      const known = new Set(safe.ok ? safe.value.values() : []);
      let exported = 0;
      while (exported < BOARDS || values.taken < 10_000) {
        const board = attacked(shop(), values);
        const result = await exporter.run(board, tools);
        if (!result.ok) throw new Error(result.problems.map(({ rule, message }) => `${rule} ${message}`).join('\n'));
        exported++;
        expectHarmless(result.value, known);
      }
      expect(exported).toBeGreaterThanOrEqual(BOARDS);
    },
    120_000,
  );
});

describe('a value that must have a form', () => {
  const places = TABLE_NAMES.flatMap((table) =>
    Object.keys(fieldSpecs(table)).flatMap((field) => (FORMED.has(field) ? [[table, field] as const] : [])),
  );
  it.each(places)(
    '[X221] %s.%s: is refused with a remedy, or comes out as data',
    async (table, field) => {
      expect(places.length).toBeGreaterThanOrEqual(FORMED.size);
      const values = new Supply(1_000, 99);
      const cdk = EXPORTERS.find(({ id }) => id === 'cdk');
      const safe = await cdk?.run(shop(), tools);
      const known = new Set(safe?.ok === true ? safe.value.values() : []);
      let looked = 0;
      for (let at = 0; at < 12; at++) {
        const text = values.next();
        const rows = [...rowsOf(shop(), table)].map(([id, row]) => [id, { ...row, [field]: text }] as const);
        const result = await cdk?.run(normalise({ ...shop(), [table]: new Map(rows) } as Board), tools);
        looked++;
        if (result?.ok === true) expectHarmless(result.value, known);
        else
          for (const { message, remedy } of result?.problems ?? []) expect(`${message} ${remedy}`).toMatch(/\w+.*\./);
      }
      expect(looked).toBe(12);
    },
    60_000,
  );
});

/** Files that are the same for every board are known and looked at once. */
function expectHarmless(files: Files, known: Set<string>): void {
  for (const [path, text] of files) {
    expect(isSafePath(path), path).toBe(true);
    if (known.has(text)) continue;
    expect(broken(path, text), path).toEqual([]);
  }
}
