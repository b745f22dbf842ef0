import { expect, it } from 'vitest';
import { isTest, readHouse, readText, sourceFile } from './laws/house.ts';
import { testTitles } from './laws/names.ts';
import { walk } from './laws/syntax.ts';

const house = readHouse();

it('[L17] every test that docs/security.md names is there, and every line of its list names one', () => {
  const page = readText('docs/security.md');
  const named = [...page.matchAll(/`(\[\w+\])` ([\w/.-]+\.tsx?)/g)].map(([, id = '', path = '']) => ({
    id,
    path,
  }));
  expect(named.length).toBeGreaterThan(40);
  const paths = new Set(named.map(({ path }) => path));
  expect(named.map(({ id }) => id)).toContain('[C2]');
  // A contract suite registers its tests from a file that is no test itself.
  const titles = new Map(house.filter(({ path }) => paths.has(path)).map((file) => [file.path, testTitles(file)]));
  const missing = named.filter(({ id, path }) => !titles.get(path)?.some((title) => title.includes(id)));
  expect(missing).toEqual([]);
  const lines = page.split('\n').filter((line) => /^\| (?!what)[^-]/.test(line));
  expect(lines.filter((line) => !/`\[\w+\]` \S+\.ts/.test(line))).toEqual([]);
});

/** What makes HTML or code of a text. */
const dangerous = new Set(
  `dangerouslySetInnerHTML innerHTML outerHTML insertAdjacentHTML createContextualFragment setHTMLUnsafe
  parseHTMLUnsafe srcdoc srcDoc eval Function`.split(/\s+/),
);

const offences = (file: (typeof house)[number]): readonly string[] => {
  const found: string[] = [];
  walk(file.tree, (node) => {
    const name = String(node['name']);
    const called =
      node.type !== 'Identifier' || !/^(eval|Function)$/.test(name) || new RegExp(`\\b${name}\\(`).test(file.text);
    if (/^(JSX)?Identifier$/.test(node.type) && dangerous.has(name) && called) found.push(`${file.path}: ${name}`);
  });
  return found;
};

it('[L18] no source of the page makes HTML or code of a text', () => {
  const sources = house.filter(({ path }) => path.startsWith('apps/web/src/') && !isTest(path));
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.flatMap(offences)).toEqual([]);
});

it.each([
  '<p dangerouslySetInnerHTML={{ __html: text }} />;',
  'element.innerHTML = text;',
  "element.insertAdjacentHTML('beforeend', text);",
  'eval(text);',
  'new Function(text)();',
])('[L18] the law sees %s', (text) => {
  expect(offences(sourceFile('apps/web/src/a.tsx', text))).toHaveLength(1);
});
