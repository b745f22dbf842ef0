import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { SaxesParser } from 'saxes';
import { parseSync } from 'vite';
import { parseDocument } from 'yaml';
import { CANARY } from './attacks.ts';

interface Node {
  readonly type: string;
  readonly start?: number;
  readonly end?: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Every node of a syntax tree, from the outside in. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodesOf(child);
}

/** Parses TypeScript; throws on whatever is none. */
export function parseTypeScript(text: string): { program: Node; comments: readonly { value: string }[] } {
  const { program, comments, errors } = parseSync('file.ts', text);
  if (errors.length > 0) throw new SyntaxError(`${errors[0]?.message} in ${text.slice(0, 200)}`);
  return { program: program as unknown as Node, comments };
}

/** Orders that tools read in comments: none of them may come from a board. */
const ORDER = /^\s*(@ts-|eslint-|prettier-|biome-|[#@]\s*sourceMappingURL=|\/\s*<)/;

/** Where an attack became code: a name, a key, a template, a tag or an order to a tool. Empty when it is data. */
export function brokenCode(text: string): string[] {
  const { program, comments } = parseTypeScript(text);
  const found: string[] = [];
  for (const node of nodesOf(program)) {
    if (node.type === 'Literal') continue;
    if (
      node.type.startsWith('JSX') ||
      (node.type === 'ExpressionStatement' && text.slice(node.start, node.end).startsWith(CANARY))
    )
      found.push(node.type);
    if (node['name'] === CANARY) found.push(`${node.type} ${CANARY}`);
    if (node.type === 'TemplateElement' && JSON.stringify(node['value']).includes(CANARY)) found.push(node.type);
  }
  return [...found, ...comments.filter(({ value }) => ORDER.test(value)).map(({ value }) => `order: ${value}`)];
}

/** Whether JSON has a key that only an attack can have made, or a prototype as data. */
export function brokenJson(text: string): string[] {
  const found: string[] = [];
  JSON.parse(text, (key, value: unknown) => {
    if (key === CANARY) found.push(key);
    return value;
  });
  if ((Object.prototype as Record<string, unknown>)[CANARY] !== undefined) found.push('the prototype of all objects');
  return found;
}

/** GitHub's Markdown. Looking for addresses in text that is parsed already is the library's own addition. */
const GFM = {
  extensions: [gfm()],
  mdastExtensions: gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension),
};

/** The kinds of nodes of Markdown that carry an address, markup or code of others. */
const ACTIVE = new Set([
  'html',
  'link',
  'image',
  'linkReference',
  'imageReference',
  'definition',
  'footnoteDefinition',
]);

/** Markdown that became active: HTML, links, headings or code that hold an attack. `allowed` are our own addresses. */
export function brokenMarkdown(text: string, allowed: (url: string) => boolean = () => false): string[] {
  const tree = fromMarkdown(text, GFM);
  return [...nodesOf(tree as unknown as Node)].flatMap((node) => {
    if (!ACTIVE.has(node.type)) return [];
    const url = String(node['url'] ?? '');
    return node.type !== 'html' && allowed(url) ? [] : [`${node.type} ${String(node['value'] ?? url).slice(0, 80)}`];
  });
}

/** The plain text of Markdown, as a reader sees it. */
export function shownBy(text: string): string {
  const tree = fromMarkdown(text, GFM);
  return [...nodesOf(tree as unknown as Node)]
    .map((node) => (typeof node['value'] === 'string' ? node['value'] : ''))
    .join('');
}

/** Parses XML strictly; gives names of elements and attributes, and its text. Throws on whatever is no XML. */
export function parseXml(text: string): { names: string[]; attributes: Record<string, string>[]; text: string } {
  const parser = new SaxesParser({});
  const names: string[] = [];
  const attributes: Record<string, string>[] = [];
  let shown = '';
  parser.on('opentag', (tag) => {
    names.push(tag.name);
    attributes.push(tag.attributes as Record<string, string>);
  });
  parser.on('text', (part) => {
    shown += part;
  });
  parser.on('error', (error) => {
    throw error;
  });
  for (const other of ['cdata', 'processinginstruction', 'doctype'] as const)
    parser.on(other, () => {
      throw new SyntaxError(`${other} in XML`);
    });
  parser.write(text).close();
  return { names, attributes, text: shown };
}

/** Parses YAML as its newest version does; throws on errors and warnings. */
export function parseYaml(text: string): unknown {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  const [wrong] = [...document.errors, ...document.warnings];
  if (wrong !== undefined) throw wrong;
  return document.toJS() as unknown;
}

/** Cells of CSV by RFC 4180; throws when a quote is out of place. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let rest = text;
  while (rest !== '') {
    const [whole = '', quoted, plain = '', end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/.exec(rest) ?? [];
    if (end === undefined) throw new SyntaxError(`Not a cell: ${rest.slice(0, 40)}`);
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    rest = rest.slice(whole.length);
    if (end === ',' && rest === '') rows.at(-1)?.push('');
    if (/\n$/.test(end) && rest !== '') rows.push([]);
  }
  return rows;
}
