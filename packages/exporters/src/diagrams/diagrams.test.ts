import { readFileSync } from 'node:fs';
import {
  applyChanges,
  type Board,
  nameField,
  normalise,
  parseBoardFile,
  patch,
  rowsOf,
  TABLE_NAMES,
} from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { diagramExporters } from './exporters.ts';
import { matrixCsv, matrixOf } from './matrix.ts';
import { contextMap } from './mermaid-contexts.ts';
import { flowDiagram } from './mermaid-flow.ts';
import { textWidth, wrapText } from './text-layout.ts';

const example = (name: string): Board => {
  const read = parseBoardFile(
    readFileSync(new URL(`../../../../public/examples/${name}.json`, import.meta.url), 'utf8'),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

const HOSTILE = [
  '"quoted" <b>&amp;</b>',
  '`tick` ${process.exit()}',
  '*/ --> x["y"] end',
  '</script><script>alert(1)</script>',
  'two\nlines\u2028and more',
  '=1+1',
  '🙂 注文 مرحبا \u202e',
  '__proto__',
  '../../etc/passwd',
  'x'.repeat(300),
  '%%{init: {}}%%',
  '#quot; ; | end',
  '\ud800 half',
];

/** The example with a hostile text in every name of every row. */
function hostile(): Board {
  const board = example('order-checkout');
  let at = 0;
  const changes = TABLE_NAMES.flatMap((table) => {
    const field = nameField(table);
    if (field === undefined || table === 'fields') return [];
    return [...rowsOf(board, table).keys()].map((id) =>
      patch(table, id, { [field]: HOSTILE[at++ % HOSTILE.length] } as never),
    );
  });
  return normalise(applyChanges(board, changes));
}

async function text(id: string, board: Board): Promise<string> {
  const made = await diagramExporters.find((one) => one.id === id)?.run(board, { compileTypes: async () => '' });
  if (made?.ok !== true) throw new Error(`${id} made nothing`);
  return [...made.value.values()][0] ?? '';
}

/** Fails unless every tag that opens also closes and every text holds entities only; gives the texts. */
function wellFormed(source: string): string[] {
  const open: string[] = [];
  const texts: string[] = [];
  for (const [, tag, plain] of source.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (plain !== undefined) {
      expect(plain).not.toMatch(/&(?!(amp|lt|gt|quot|apos);)/);
      if (plain.trim() !== '') texts.push(plain);
    } else if (tag?.startsWith('/')) expect(open.pop()).toBe(tag.slice(1));
    else {
      expect(tag).toMatch(/^[a-zA-Z]+(\s[\w:-]+="[^"<]*")*\/?$/);
      if (!tag?.endsWith('/')) open.push(tag?.split(/\s/)[0] ?? '');
    }
  }
  expect(open).toEqual([]);
  return texts;
}

const PICTURES = diagramExporters.filter(({ extension }) => extension === 'svg').map(({ id }) => id);
const LABEL = String.raw`"(?:[^"\n\`<>]|#\d+;)*"`;

describe('pictures', () => {
  it.each(PICTURES)('[D1] %s is well-formed XML, whatever the labels', async (id) => {
    for (const board of [example('order-checkout'), example('file-manager'), hostile()])
      wellFormed(await text(id, board));
  });

  it('[D2] the timeline holds every element of the board', async () => {
    const board = example('order-checkout');
    const titles = wellFormed(await text('svg-timeline', board));
    for (const { label } of board.elements.values())
      expect(
        titles.some((title) => title.includes(label.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))),
        label,
      ).toBe(true);
  });

  it('[D2] an aggregate in two contexts stands in both', async () => {
    expect(
      (await text('svg-landscape', example('order-checkout'))).match(/Aggregate: Order \(in 2 contexts\)/g),
    ).toHaveLength(2);
  });

  it('[D3] text is broken into lines that fit, and shortened with an ellipsis', () => {
    for (const label of [...HOSTILE, 'Payment provider asks the shopper for another card'])
      for (const line of wrapText(label, 12, 110, 3)) expect(textWidth(line, 12)).toBeLessThanOrEqual(110);
    expect(wrapText('one two three four five six seven', 12, 60, 2).at(-1)).toMatch(/…$/);
  });

  it.each(diagramExporters.map(({ id }) => id))('[D4] %s gives the same bytes for the same board', async (id) => {
    expect(await text(id, example('file-manager'))).toBe(await text(id, example('file-manager')));
  });
});

describe('Mermaid', () => {
  it('[D5] the flow holds nothing but nodes, arrows and classes, whatever the labels', () => {
    const node = new RegExp(
      String.raw`^ {2}n_x\d+(\[\[|\[/|\(\[|\(\(|\{\{|\[|\()${LABEL}(\]\]|/\]|\]\)|\)\)|\}\}|\]|\)):::\w+$`,
    );
    for (const line of flowDiagram(hostile()).trimEnd().split('\n').slice(1))
      if (!/^ {2}classDef /.test(line) && !/^ {2}n_x\d+ --> n_x\d+$/.test(line)) expect(line).toMatch(node);
  });

  it('[D5] the context map holds nothing but contexts, what is in them, and what they react to', () => {
    const lines = new RegExp(
      String.raw`^( {2}subgraph n_x\d+\[${LABEL}\]| {4}n_x\d+(\(${LABEL}\)|\[/${LABEL}/\])| {4}n_x\d+ --- n_x\d+| {2}end| {2}n_x\d+ -->\|${LABEL}\| n_x\d+)$`,
    );
    for (const line of contextMap(hostile()).trimEnd().split('\n').slice(1)) expect(line).toMatch(lines);
  });

  it('[D6] the context map says who reacts to whom', () => {
    expect(contextMap(example('order-checkout'))).toMatch(/-->\|"Order Shipped, Return Accepted"\|/);
  });
});

describe('the matrix', () => {
  it('[D7] has one producer for every event, and every consumer with its kind', () => {
    const board = example('order-checkout');
    const { rows } = matrixOf(board);
    expect(rows).toHaveLength(38);
    for (const { cells } of rows) expect(cells.filter(({ produces }) => produces)).toHaveLength(1);
    expect(matrixCsv(board)).toContain('Order Placed,queue,queue,,producer; queue,,,queue');
  });

  it('[D8] gives a spreadsheet no formula', () => {
    for (const line of matrixCsv(hostile()).split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
  });
});
