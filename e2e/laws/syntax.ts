import { parseSync } from 'vite';

/** A node of the syntax tree, as far as the laws look at it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';

/** Parses one TypeScript file; throws when it is not TypeScript, for then no law would look at it. */
export const parseTree = (path: string, text: string): SyntaxNode => {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program as unknown as SyntaxNode;
};

/** Calls `look` with every node of a tree and its parent, from the outside in. */
export const walk = (
  node: SyntaxNode,
  look: (node: SyntaxNode, parent: SyntaxNode | undefined, key: string) => void,
  parent?: SyntaxNode,
  key = '',
): void => {
  look(node, parent, key);
  for (const [field, value] of Object.entries(node)) {
    if (field === 'parent') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) walk(child, look, node, field);
  }
};

const literal = (value: unknown): string | undefined =>
  isNode(value) && typeof value['value'] === 'string' ? value['value'] : undefined;

const importers = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
  'TSExternalModuleReference',
]);

/** The specifiers of everything that a file imports: for values, for types, and while it runs. */
export const importsOf = (tree: SyntaxNode): readonly string[] => {
  const found: string[] = [];
  walk(tree, (node) => {
    if (!importers.has(node.type)) return;
    const argument = node['argument'];
    const specifier =
      literal(node['source']) ??
      literal(node['expression']) ??
      literal(argument) ??
      (isNode(argument) ? literal(argument['literal']) : undefined);
    if (specifier !== undefined) found.push(specifier);
  });
  return found;
};

/** A name in the code, or a text that it says. */
export interface Word {
  readonly text: string;
  readonly isName: boolean;
}

/** The names, strings and visible words of a file, without its comments. */
export const wordsOf = (tree: SyntaxNode): readonly Word[] => {
  const found: Word[] = [];
  walk(tree, (node) => {
    if (typeof node['name'] === 'string') found.push({ text: node['name'], isName: true });
    if (typeof node['value'] === 'string') found.push({ text: node['value'], isName: false });
    if (node.type !== 'TemplateElement') return;
    found.push({ text: (node['value'] as { readonly cooked: string }).cooked, isName: false });
  });
  return found;
};
