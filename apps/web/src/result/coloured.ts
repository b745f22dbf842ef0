import bash from 'highlight.js/lib/languages/bash';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';
import type { Look, Piece } from './maker-talk.ts';

const lowlight = createLowlight({ bash, json, markdown, typescript, yaml });

const LANGUAGES: Readonly<Record<string, string>> = {
  ts: 'typescript',
  mts: 'typescript',
  js: 'typescript',
  mjs: 'typescript',
  json: 'json',
  md: 'markdown',
  yml: 'yaml',
  yaml: 'yaml',
  sh: 'bash',
};

/** UTF-16 code units above which a text stays plain: colouring megabytes takes seconds, and nobody reads them. */
const LONGEST = 400_000;

/** What the classes of highlight.js mean to the eye. What is not here looks as what it is in. */
const LOOKS: Readonly<Record<string, Look>> = {
  attr: 'key',
  property: 'key',
  params: 'plain',
  subst: 'plain',
  string: 'string',
  regexp: 'string',
  code: 'string',
  keyword: 'word',
  literal: 'word',
  built_in: 'name',
  type: 'name',
  title: 'name',
  link: 'key',
  symbol: 'key',
  bullet: 'word',
  number: 'amount',
  comment: 'muted',
  quote: 'muted',
  meta: 'muted',
  section: 'strong',
  strong: 'strong',
};

/** What lowlight gives: texts and spans with classes, in each other. */
type Node =
  | { readonly type: 'text'; readonly value: string }
  | {
      readonly type: string;
      readonly properties?: { readonly className?: unknown };
      readonly children?: readonly Node[];
    };

/** A file in lines of pieces by how they are to look. Joined again they are the text. */
export function colouredLines(path: string, text: string): Piece[][] {
  const language = LANGUAGES[/\.(\w+)$/.exec(path)?.[1] ?? ''];
  const lines: Piece[][] = [[]];
  const write = (look: Look, value: string): void => {
    const [first = '', ...others] = value.split('\n');
    if (first !== '') lines.at(-1)?.push([look, first]);
    for (const other of others) lines.push(other === '' ? [] : [[look, other]]);
  };
  if (language === undefined || text.length > LONGEST) write('plain', text);
  else walk(lowlight.highlight(language, text) as Node, 'plain', write);
  if (lines.length > 1 && lines.at(-1)?.length === 0) lines.pop();
  return lines;
}

function walk(node: Node, around: Look, write: (look: Look, value: string) => void): void {
  if ('value' in node) {
    write(around, node.value);
    return;
  }
  const look = lookOf(node.properties?.className) ?? around;
  for (const child of node.children ?? []) walk(child, look, write);
}

const lookOf = (names: unknown): Look | undefined =>
  Array.isArray(names) ? LOOKS[String(names[0]).replace(/^hljs-/, '')] : undefined;
