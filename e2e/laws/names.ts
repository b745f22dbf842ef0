import type { SourceFile } from './house.ts';
import { type SyntaxNode, walk } from './syntax.ts';

/** The ids that a SPEC.md defines: an id at the beginning of a line, a list item, a heading or a table row. */
export const definedIds = (spec: string): ReadonlySet<string> => new Set(idsIn(spec));

/** The ids that a SPEC.md gives to more than one rule. */
export const idsOfSeveral = (spec: string): readonly string[] =>
  idsIn(spec).filter((id, at, all) => all.indexOf(id) < at);

const idsIn = (spec: string): readonly string[] =>
  [...spec.matchAll(/^[\s\-*#|>]*\**\[?([A-Z][A-Za-z]*-?[0-9]+[a-z]?(?:\.[0-9]+)*)\]?\**(?=[\s.:|)])/gm)].map(
    (match) => match[1] ?? '',
  );

/** What makes a test; `story` is Playwright's `test` with a server and people. */
const makers = ['it', 'test', 'story'];

/** `it`, `test`, `it.each(...)`, `test.concurrent`: the name at the root of a call. */
const rootName = (callee: unknown): string => {
  const node = callee as SyntaxNode | undefined;
  if (node?.type === 'Identifier') return String(node['name']);
  if (node?.type === 'MemberExpression') {
    const property = String((node['property'] as SyntaxNode)['name']);
    // Playwright's own vocabulary on `test` that makes no test.
    const makesNone = [
      'describe',
      'beforeEach',
      'afterEach',
      'beforeAll',
      'afterAll',
      'use',
      'step',
      'setTimeout',
      'extend',
      'info',
      'slow',
    ];
    return makesNone.includes(property) ? '' : rootName(node['object']);
  }
  return node?.type === 'CallExpression' || node?.type === 'TaggedTemplateExpression'
    ? rootName(node['callee'] ?? node['tag'])
    : '';
};

const titleOf = (argument: SyntaxNode | undefined): string | undefined => {
  if (argument?.type === 'Literal' && typeof argument['value'] === 'string') return argument['value'];
  if (argument?.type !== 'TemplateLiteral') return undefined;
  const parts = argument['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  return parts.map(({ value }) => value.cooked).join('${}');
};

/** The titles of all tests in a file. A variable part of a title reads `${}`. */
export const testTitles = (file: SourceFile): readonly string[] => {
  const titles: string[] = [];
  walk(file.tree, (node) => {
    if (node.type !== 'CallExpression' || !makers.includes(rootName(node['callee']))) return;
    const title = titleOf((node['arguments'] as readonly SyntaxNode[])[0]);
    if (title !== undefined) titles.push(title);
  });
  return titles;
};

/** Tests whose title does not begin with the id of a rule of their own SPEC.md. */
export const namelessTests = (file: SourceFile, ids: ReadonlySet<string>): readonly string[] =>
  testTitles(file).flatMap((title) => {
    const id = /^\[([^\]]+)\] \S/.exec(title)?.[1];
    if (id === undefined) return [`${file.path}: "${title}" begins with no id`];
    // A title made from a table of rules carries the id as a variable: it is checked where the table is.
    return /^(?:\$\{\}|%s|\$\w+)$/.test(id) || ids.has(id) ? [] : [`${file.path}: [${id}] is not in the SPEC.md`];
  });
